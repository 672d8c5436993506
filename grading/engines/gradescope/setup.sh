#!/usr/bin/env bash
# Gradescope runs this once, as root, to build the image for grading submissions.
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive
apt-get -qq update
apt-get -qq install -y --no-install-recommends openjdk-17-jdk-headless bubblewrap util-linux
