#!/usr/bin/env bash
# Gradescope runs this once, as root, to make the image that every submission is graded in.
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive
apt-get -qq update
apt-get -qq install -y --no-install-recommends openjdk-17-jdk-headless bubblewrap util-linux
