#!/usr/bin/env bash
# Turns a bare Debian 12 or 13, or Raspberry Pi OS Lite, into a board:
#
#     sudo ./install.sh https://noordwijzer.example/kiosk/de-stek/
#     sudo ./install.sh --uninstall
#
# May be run again at any time, with the same address or another one. NOORDWIJZER_ROOT puts everything under another
# root and leaves the running system alone; for tests.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=${NOORDWIJZER_ROOT:-}
lib=$root/usr/local/lib/noordwijzer-board
command=$root/usr/local/bin/noordwijzer-board
config=$root/etc/noordwijzer-board.conf
units=$root/etc/systemd/system
policies=$root/etc/chromium/policies/managed
packages=(cage chromium python3 libpam-systemd fonts-noto-core fontconfig v4l-utils ca-certificates)

say() { printf '%s\n' "$*"; }
refuse() { printf 'noordwijzer-board: %s\n' "$*" >&2; exit 2; }
on_system() { [ -n "$root" ] || "$@"; }
is_running() { [ -d /run/systemd/system ]; } # not while somebody prepares a card or a disk in a chroot

uninstall() {
  if is_running; then
    on_system systemctl disable --now noordwijzer-board.service noordwijzer-board-update.timer || true
  fi
  rm -f "$units"/*.wants/noordwijzer-board*
  rm -rf "$lib" "$command" "$config" "$units"/noordwijzer-board* "$policies/noordwijzer-board.json"
  rm -rf "$root/var/lib/noordwijzer-board"
  if is_running; then on_system systemctl daemon-reload; fi
  if [ -z "$root" ] && id board >/dev/null 2>&1; then userdel board; fi
  if is_running; then on_system systemctl start getty@tty1.service || true; fi
  say "The board is taken away. Its packages stay: ${packages[*]}"
}

install_packages() {
  export DEBIAN_FRONTEND=noninteractive
  apt-get --quiet update >/dev/null
  apt-get --quiet --yes --no-install-recommends install "${packages[@]}" >/dev/null
}

make_user() {
  id board >/dev/null 2>&1 || useradd --system --create-home --home-dir /var/lib/noordwijzer-board --shell /usr/sbin/nologin board
  for group in video render input audio; do
    if getent group "$group" >/dev/null; then usermod --append --groups "$group" board; fi
  done
}

put_files() {
  install -d "$lib/kiosk/device" "$(dirname "$command")" "$units" "$policies"
  install -m 644 "$here"/*.py "$lib/kiosk/device/"
  install -m 644 "$here"/noordwijzer-board*.service "$here"/noordwijzer-board*.timer "$units/"
  printf 'ADDRESS=%s\n' "$1" > "$config"
  cat > "$command" <<'WORDS'
#!/bin/sh
PYTHONPATH=/usr/local/lib/noordwijzer-board exec /usr/bin/python3 -m kiosk.device "$@"
WORDS
  chmod 755 "$command"
}

write_policy() {
  if [ -z "$root" ]; then "$command" policy > "$policies/noordwijzer-board.json"; fi
}

start() {
  if ! is_running; then
    SYSTEMD_OFFLINE=1 systemctl enable noordwijzer-board.service noordwijzer-board-update.timer
    say "The board begins when this computer is started."
    return
  fi
  systemctl daemon-reload
  systemctl enable noordwijzer-board.service noordwijzer-board-update.timer
  systemctl restart noordwijzer-board.service noordwijzer-board-update.timer
}

[ "$#" -eq 1 ] || refuse "say one thing: the address of a screen, or --uninstall"
[ -n "$root" ] || [ "$(id -u)" -eq 0 ] || refuse "run this as root: sudo $0 $1"
if [ "$1" = --uninstall ]; then
  uninstall
  exit 0
fi
case $1 in
  https://*/kiosk/?*|http://127.0.0.1:*/kiosk/?*|http://localhost:*/kiosk/?*) ;;
  *) refuse "$1 is no address of a board; it looks like https://.../kiosk/de-stek/" ;;
esac
on_system install_packages
on_system make_user
put_files "$1"
write_policy
on_system start
say "The board is installed. What is wrong with it, if anything: noordwijzer-board doctor"
