#!/bin/sh
# Whether payloads pass a broker unchanged: publishes every payload among the vectors on the documented topic, and
# compares byte for byte what arrives. Takes the options of mosquitto_pub and mosquitto_sub that connect to the broker:
#
#     sh mqtt.sh -h 127.0.0.1 -p 1883
#     TOPIC=some/topic sh mqtt.sh -h broker.example -p 8883 --cafile ca.crt -u NAME -P PASSWORD
#
# Needs mosquitto-clients and python3. For a broker of your own: a car behind the vendor's would show the popups.
# WAIT is how many seconds each payload may take to arrive; 10 if it is not set.
# The exit code is 0 if every payload arrived, 1 if one did not, 2 if it could not begin.
set -u

if [ $# -eq 0 ]; then
  sed -n '2,/^set/s/^# \{0,1\}//p' "$0" >&2
  exit 2
fi

kit=$(cd "$(dirname "$0")" && pwd) || exit 2
folder=$(mktemp -d) || exit 2
client=conformance-$$
trap 'rm -rf "$folder"' EXIT
trap 'exit 2' HUP INT TERM

python3 "$kit/run.py" --payloads "$folder" || exit 2
topic=${TOPIC:-$(cat "$folder/topic")}

# The broker keeps the session of this subscriber while it is away, so no message is published too early.
subscribe() {
  mosquitto_sub "$@" -i "$client" -q 1 -t "$topic"
}

publish() {
  file=$1
  shift
  # An empty file is no message to mosquitto_pub.
  if [ -s "$file" ]; then set -- "$@" -f "$file"; else set -- "$@" -n; fi
  mosquitto_pub "$@" -q 1 -t "$topic"
}

subscribe "$@" -c -E || exit 2

passed=0
failed=0
for payload in "$folder"/*.payload; do
  : >"$folder/arrived"
  if publish "$payload" "$@" && subscribe "$@" -c -C 1 -W "${WAIT:-10}" -N >"$folder/arrived" && cmp -s "$payload" "$folder/arrived"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAIL  payload $(basename "$payload" .payload): $(wc -c <"$payload") bytes published, $(wc -c <"$folder/arrived") arrived"
    # What comes late must not be taken for the next one.
    subscribe "$@" -E && subscribe "$@" -c -E
  fi
done

# Without -c the broker forgets the session.
subscribe "$@" -E

echo "$((passed + failed)) payloads on $topic: $passed arrived byte for byte, $failed did not"
[ "$failed" -eq 0 ]
