#!/bin/sh
# Makes the pictures and recordings of the sample knowledge base again from the sources in this folder.
# Needs: chromium, pngquant, python3 with Pillow, flite, festival with the voice festvox-us-slt-hts, sox, opus-tools (opusenc).
# The result is equal in content; the bytes depend on the versions of these programs and on the installed fonts (DejaVu).
# Photos, product photos and spoken orders come from elsewhere (see ../ATTRIBUTION.md) and are not touched.
set -eu
cd "$(dirname "$0")"
out=../knowledge
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

page() { # page size target
  size=$2
  chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
    --disable-component-update --disable-sync --hide-scrollbars --user-data-dir="$tmp/profile" \
    --window-size="$size" --screenshot="$tmp/page.png" "file://$PWD/pages/$1.html" >/dev/null 2>&1
  pngquant --force --speed 1 "${4:-48}" --output "$3" "$tmp/page.png"
}

say() { # voice text target: one sentence group, 16 kHz mono
  printf '%s\n' "$2" > "$tmp/say.txt"
  case $1 in
    maya | hts*) text2wave -eval '(voice_cmu_us_slt_arctic_hts)' "$tmp/say.txt" -o "$tmp/say.wav" ;;
    *) flite -voice rms -f "$tmp/say.txt" -o "$tmp/say.wav" ;;
  esac
  case $1 in
    hts) effect='pitch 90' ;;
    hts-high) effect='pitch 180' ;;
    tom) effect='pitch 40' ;;
    rms-low) effect='pitch -70' ;;
    *) effect='' ;;
  esac
  # shellcheck disable=SC2086
  sox -D "$tmp/say.wav" "$3" gain -3 rate 16k $effect norm -3
}

call() { # script target
  n=100
  rm -f "$tmp"/part-*.wav
  while read -r who rest; do
    n=$((n + 1))
    if [ "$who" = pause ]; then
      sox -D -n -r 16k -b 16 -c 1 "$tmp/part-$n.wav" trim 0 "$rest"
    else
      say "${rest%% *}" "${rest#* }" "$tmp/one.wav"
      sox -D "$tmp/one.wav" "$tmp/part-$n.wav" pad 0 0.55
    fi
  done < "$1"
  sox -D "$tmp"/part-*.wav "$tmp/call.wav"
  opusenc --quiet --bitrate 28 --serial 1 "$tmp/call.wav" "$2"
}

pages() {
  for f in pages/*.html; do
    name=$(basename "$f" .html)
    case $name in
      shot-sync-4012-app | shot-app-pairing | shot-descale) page "$name" 430,720 "$out/images/$name.png" ;;
      shot-*) page "$name" 1000,640 "$out/images/$name.png" ;;
      diagram-*) page "$name" 1000,600 "$out/images/$name.png" ;;
      slide-*) page "$name" 1000,600 "$out/images/$name.png" ;;
      product-*) page "$name" 640,640 "$out/images/$name.png" 96 ;;
      q-*) page "$name" 620,400 "$out/queries/$name.png" ;;
    esac
  done
}

crop() { # picture box size target: a cropped, shrunk, recompressed copy
  python3 -c 'import sys; from PIL import Image
a = sys.argv; box = tuple(map(int, a[2].split(","))); size = tuple(map(int, a[3].split(",")))
Image.open(a[1]).convert("RGB").crop(box).resize(size, Image.LANCZOS).save(a[4], quality=60)' "$@"
}

crops() {
  crop "$out/images/shot-payment-declined.png" 190,40,810,420 527,323 "$out/queries/q-payment-crop.jpg"
  crop "$out/images/shot-login-locked.png" 240,60,760,500 468,396 "$out/queries/q-locked-crop.jpg"
}

calls() {
  for f in calls/*.txt; do
    name=$(basename "$f" .txt)
    case $name in
      call-*) call "$f" "$out/audio/$name.opus" ;;
      q-*) call "$f" "$out/queries/$name.opus" ;;
    esac
  done
}

case ${1:-all} in
  pages) pages; crops ;;
  calls) calls ;;
  all) pages; crops; calls ;;
  *) echo "usage: make.sh [pages|calls]" >&2; exit 2 ;;
esac
