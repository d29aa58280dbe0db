#!/usr/bin/env bash
# Sends one file to Kiliba, which reads it itself: opens an upload session, puts the bytes to the address that it names, says that
# they are there. For partners without Serai. Needs bash, curl and sed.
#
#   KILIBA_API_KEY=... ./upload.sh FILE CONTENT_TYPE
#
# From the environment, paths and words to be confirmed with Kiliba:
#   KILIBA_API_KEY        the account's key; required, never an argument, since others on the machine can see those
#   KILIBA_BASE_URL       https://api.kiliba.ai
#   KILIBA_CREATE_PATH    /client/v1/import/physical-store/uploads
#   KILIBA_COMPLETE_PATH  /client/v1/import/physical-store/uploads/{uploadId}/complete
#   KILIBA_SESSION        more members of the session as JSON, such as '"datasetType": "orders", "adapterKey": "..."'
#   KILIBA_TRIES          how often the whole is tried while the other side is busy; 3
#
# Exit codes: 0 taken; 1 refused, so that trying again does not help; 2 used wrongly; 3 no answer or busy until the last try.
set -u

file=${1-}
type=${2-}
base=${KILIBA_BASE_URL-https://api.kiliba.ai}
create=${KILIBA_CREATE_PATH-/client/v1/import/physical-store/uploads}
complete=${KILIBA_COMPLETE_PATH-/client/v1/import/physical-store/uploads/\{uploadId\}/complete}
tries=${KILIBA_TRIES-3}

say() { echo "upload.sh: $*" >&2; }

if [ -z "$file" ] || [ -z "$type" ]; then say "found $# arguments, expected a file and its content type, such as: upload.sh sales.csv text/csv"; exit 2; fi
if [ ! -f "$file" ] || [ ! -s "$file" ]; then say "$file: found no file with bytes in it, expected one"; exit 2; fi
if [ -z "${KILIBA_API_KEY-}" ]; then say "found no KILIBA_API_KEY, expected the account's key in the environment"; exit 2; fi

answer=$(mktemp) || exit 2
trap 'rm -f "$answer"' EXIT

text() { printf '%s' "$1" | sed 's/\\/\\\\/g; s/"/\\"/g'; }

# the value of a text member of the last answer
member() { tr -d '\n' < "$answer" | sed -n 's/.*"'"$1"'"[[:space:]]*:[[:space:]]*"\(\([^"\\]\|\\.\)*\)".*/\1/p' | sed 's/\\u0026/\&/g; s/\\\//\//g'; }

# the key and the address travel through standard input: arguments can be seen by others
ask() { # path, body; sets status
  status=$(printf 'header = "X-API-Key: %s"\nurl = "%s"\n' "$(text "$KILIBA_API_KEY")" "$(text "$base$1")" |
    curl --silent --show-error --config - --request POST --header 'Content-Type: application/json' --data-binary "$2" \
      --connect-timeout 10 --max-time 180 --output "$answer" --write-out '%{http_code}') || status=000
}

put() { # address; sets status
  status=$(printf 'url = "%s"\n' "$(text "$1")" |
    curl --silent --show-error --config - --upload-file "$file" --header "Content-Type: $type" --header 'Expect: 100-continue' \
      --connect-timeout 10 --speed-time 60 --speed-limit 1 --output "$answer" --write-out '%{http_code}') || status=000
}

# 0 taken, 1 refused, 3 busy or no answer
verdict() {
  case $status in
    2??) return 0 ;;
    000 | 408 | 425 | 429 | 5??) say "$1: answered $status, tried again later"; return 3 ;;
    *) say "$1: refused with $status: $(head -c 500 "$answer")"; return 1 ;;
  esac
}

once() {
  size=$(wc -c < "$file" | tr -d ' ')
  more=${KILIBA_SESSION:+, $KILIBA_SESSION}
  ask "$create" "{\"filename\": \"$(text "$(basename "$file")")\", \"contentType\": \"$(text "$type")\", \"size\": $size, \"provider\": \"retail\"$more}"
  verdict "opening an upload session" || return $?
  id=$(member uploadId)
  address=$(member presignedUrl)
  case $id in '' | *[!A-Za-z0-9._-]*) say "opening an upload session: found no usable uploadId in the answer"; return 1 ;; esac
  case $base:$address in
    *:https://*) ;;
    http://*:http://*) ;;
    *) say "opening an upload session: found no https address for the bytes in the answer"; return 1 ;;
  esac
  put "$address"
  case $status in
    2??) ;;
    403) say "sending the bytes: the storage refused the address or the content type (403); a fresh session is tried"; return 3 ;;
    000 | 408 | 425 | 429 | 5??) say "sending the bytes: answered $status, tried again later"; return 3 ;;
    *) say "sending the bytes: refused with $status"; return 1 ;;
  esac
  ask "${complete//\{uploadId\}/$id}" ''
  verdict "saying that the bytes are there" || return $?
  echo "$file: $size bytes are at Kiliba as upload $id, status $(member status)"
}

result=3
for ((try = 1; try <= tries; try++)); do
  once
  result=$?
  [ $result -ne 3 ] && exit $result
  [ $try -lt "$tries" ] && sleep $((try * ${KILIBA_PAUSE_SECONDS-10}))
done
say "$file: not sent after $tries tries; send it again later"
exit $result
