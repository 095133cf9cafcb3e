#!/usr/bin/env bash
# The step of action.yml: its inputs come as CHECKER_... variables, lists with an item a line.
set -uo pipefail

arguments=(--format github --fail-on "${CHECKER_GATE:-warning}")
[ -z "${CHECKER_SARIF:-}" ] || arguments+=(--format "sarif=$CHECKER_SARIF")
[ -z "${CHECKER_HTML:-}" ] || arguments+=(--format "html=$CHECKER_HTML")
[ -z "${CHECKER_SINCE:-}" ] || arguments+=(--since "$CHECKER_SINCE")
while IFS= read -r source; do
  [ -z "$source" ] || arguments+=(--against "$source")
done <<< "${CHECKER_AGAINST:-}"
paths=()
while IFS= read -r path; do
  [ -z "$path" ] || paths+=("$path")
done <<< "${CHECKER_PATHS:-.}"

"${CHECKER:-checker}" check "${arguments[@]}" -- "${paths[@]}"
code=$?
[ -z "${GITHUB_OUTPUT:-}" ] || echo "exit-code=$code" >> "$GITHUB_OUTPUT"
exit "$code"
