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
modules=$root/.build/fuzz/modules
output=${2:-$root/.build/fuzz/$name/$name}
mkdir -p "$modules" "$(dirname "$output")"

field() { sed -n "s|^// $1: *||p" "$source"; }
flags="-O -wmo -swift-version 6 -enable-testing -sanitize=fuzzer,address -parse-as-library -I $modules"
for folder in $(field system); do
  flags="$flags -I $root/Sources/$folder"
done

# Modules are shared by the fuzzers; each is compiled again if it, or one before it, has changed.
objects=
changed=
for module in $(field modules); do
  object=$modules/$module.o
  objects="$objects $object"
  if [ -n "$changed" ] || [ ! -e "$object" ] ||
    [ -n "$(find "$root/Sources/$module" -newer "$object" -print -quit)" ]; then
    changed=yes
    echo "compiling $module" >&2
    find "$root/Sources/$module" -name '*.swift' -print | sort >"$modules/$module.files"
    # shellcheck disable=SC2086
    swiftc $flags -module-name "$module" -emit-module \
      -emit-module-path "$modules/$module.swiftmodule" \
      -emit-object -o "$object.new" @"$modules/$module.files"
    mv "$object.new" "$object"
  fi
done

echo "linking $output" >&2
# shellcheck disable=SC2046,SC2086
swiftc $flags -use-ld=lld -module-name "$name" "$source" $objects $(field link) -o "$output"
