#!/bin/sh
# Comes in as a guest, says something, and prints the last messages: sh say.sh http://localhost:3000 lobby "Hello"
# Needs curl and jq.
set -eu
house=$1 room=$2 words=$3

session=$(curl -fsS "$house/trpc/people.me" | jq -r .result.data.session)

call() {
  curl -fsS "$house/trpc/$1" -H "Authorization: Bearer $session" -H "Content-Type: application/json" -d "$2"
}

call rooms.enter "$(jq -n --arg room "$room" '{$room}')" >/dev/null
call messages.post "$(jq -n --arg room "$room" --arg text "$words" --arg id "$(cat /proc/sys/kernel/random/uuid 2>/dev/null || uuidgen)" '{$room, $id, $text}')" >/dev/null
call rooms.enter "$(jq -n --arg room "$room" '{$room}')" |
  jq -r '.result.data | .looks as $looks | .messages[] | "\($looks[.by].name): \(.text)"'
