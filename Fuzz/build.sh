#!/bin/sh
# Builds a coverage-guided fuzzer: Fuzz/build.sh NAME [OUTPUT]
#
# NAME is a file Fuzz/NAME.swift whose first lines say what it needs:
#   // modules: Values Schema Frontend     targets of the package, dependencies first
#   // system: CNghttp2                    folders of Sources that hold a module map
#   // link: -lnghttp2                     what the linker needs for them
#
# The fuzzer is libFuzzer's: run it as `OUTPUT CORPUS_DIRECTORY SEED_DIRECTORY...`.
set -eu

name=${1:?usage: Fuzz/build.sh NAME [OUTPUT]}
root=$(cd "$(dirname "$0")/.." && pwd)
source=$root/Fuzz/$name.swift
work=$root/.build/fuzz/$name
output=${2:-$work/$name}
mkdir -p "$work" "$(dirname "$output")"

field() { sed -n "s|^// $1: *||p" "$source"; }
flags="-O -wmo -swift-version 6 -enable-testing -sanitize=fuzzer,address -parse-as-library -I $work"
for folder in $(field system); do
  flags="$flags -I $root/Sources/$folder"
done

objects=
for module in $(field modules); do
  echo "compiling $module" >&2
  find "$root/Sources/$module" -name '*.swift' -print | sort >"$work/$module.files"
  # shellcheck disable=SC2086
  swiftc $flags -module-name "$module" -emit-module -emit-module-path "$work/$module.swiftmodule" \
    -emit-object -o "$work/$module.o" @"$work/$module.files"
  objects="$objects $work/$module.o"
done

echo "linking $output" >&2
# shellcheck disable=SC2046,SC2086
swiftc $flags -use-ld=lld -module-name "$name" "$source" $objects $(field link) -o "$output"
