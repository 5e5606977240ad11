#!/bin/sh
# Makes the AOT cache of a distribution (JEP 483, JEP 514), with which its commands start faster:
# train.sh DISTRIBUTION WORK-FOLDER. Runs a tiny evaluation, which takes in and asks with all three
# types, and keeps the classes as loaded. Without the cache everything works as well, so that a failure
# here is none of the build.
set -eu
home=$1
work=$2
cache=$home/onespace.aot
knowledge=$home/samples/knowledge

touch "$home.stamp" # the launcher in the root builds again only if a source is newer

if [ -s "$cache" ] && [ -z "$(find "$home/lib" -name '*.jar' -newer "$cache" -print | head -n 1)" ]; then
  exit 0
fi
rm -rf "$cache" "$work"
mkdir -p "$work"
cp "$knowledge/queries/q-sync-error.png" "$knowledge/queries/q-voice-drip.opus" "$work"
cat > "$work/items.jsonl" <<'ITEMS'
{"id":"t","type":"text","text":"The gateway refuses the new menu: certificate expired.","metadata":{"created":"2026-05-12","price":1.5}}
{"id":"i","type":"image","path":"q-sync-error.png"}
{"id":"a","type":"audio","path":"q-voice-drip.opus"}
ITEMS
cat > "$work/queries.jsonl" <<'QUERIES'
{"id":"1","modality":"text","text":"expired certificate","target_type":"any","relevant":["t"]}
{"id":"2","modality":"image","path":"q-sync-error.png","target_type":"any","relevant":["t"]}
{"id":"3","modality":"audio","path":"q-voice-drip.opus","target_type":"any","relevant":["t"]}
QUERIES
ONESPACE_JAVA_OPTS="-XX:AOTCacheOutput=$cache" \
  "$home/bin/onespace" eval "$work" --json "$work/report.json" > "$work/log" 2>&1 ||
  rm -f "$cache"
