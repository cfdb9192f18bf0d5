#!/bin/sh
# Boots systemd in a throw-away copy of this machine (an overlay of / under systemd-nspawn, no network, nothing of the
# machine is changed) and lets checks.sh install and try the service in it.
#
#   boot.sh CHECKOUT BINARY
#
# Prints a line a check, `ok …` or `not ok …`. Ends with 0 if all are ok, 1 if not, 77 with a reason where this machine can't.
set -eu

checkout=$1
binary=$2
here=$checkout/Tests/DeployTests

cannot() {
    echo "$1"
    exit 77
}

if [ "${3:-}" != inside ]; then
    command -v systemd-nspawn >/dev/null 2>&1 || cannot "systemd-nspawn is missing (Debian's package systemd-container)"
    [ -x /lib/systemd/systemd ] || cannot "there is no systemd to boot"
    [ "$(id -u)" -eq 0 ] || cannot "only root may boot a container"
    [ -x "$binary" ] || cannot "$binary is not built"
    unshare --mount true 2>/dev/null || cannot "mount namespaces are not allowed here"
    # Everything below is mounted in a namespace of its own, which ends with this process.
    exec unshare --mount --propagation private -- "$0" "$checkout" "$binary" inside
fi

# On the machine's own /run systemd-nspawn would ask the machine's systemd and D-Bus to help it.
mount -t tmpfs -o mode=0755,size=512m boot-test /run 2>/dev/null || cannot "tmpfs can't be mounted here"
mkdir -p /run/boot/upper /run/boot/work /run/boot/root
mount -t overlay overlay -o lowerdir=/,upperdir=/run/boot/upper,workdir=/run/boot/work /run/boot/root 2>/dev/null ||
    cannot "an overlay of / can't be mounted here"
root=/run/boot/root

# The program may stand where the unit can't look (ProtectHome, PrivateTmp), and so may Swift's libraries.
mkdir -p "$root/boot-test/lib" "$root/usr/local/bin" "$root/usr/local/share/copytaster/watchlists"
touch "$root/usr/local/bin/copytaster"
set -- --bind-ro="$binary:/usr/local/bin/copytaster" \
    --bind-ro="$checkout/watchlists:/usr/local/share/copytaster/watchlists"
for library in $(ldd "$binary" | sed -n 's/.* => \(\/.*\) (.*/\1/p'); do
    case $library in
    /lib/* | /usr/lib/* | /lib64/*) ;;
    *)
        touch "$root/boot-test/lib/${library##*/}"
        set -- "$@" --bind-ro="$library:/boot-test/lib/${library##*/}"
        ;;
    esac
done

cp "$here/checks.sh" "$root/boot-test/checks.sh"
units=$root/etc/systemd/system
rm -rf "$units/copytaster.service.d" "$root/etc/copytaster" "$root/var/lib/copytaster" "$root/var/lib/private/copytaster"
cp "$checkout/deploy/copytaster.service" "$units/copytaster.service"
# The checks need nothing but the journal; all that this machine starts at boot stays out of it.
cat >"$units/boot-test.target" <<'UNIT'
[Unit]
Wants=boot-test.service
Requires=systemd-journald.socket
AllowIsolate=yes
UNIT
cat >"$units/boot-test.service" <<'UNIT'
[Unit]
DefaultDependencies=no
Requires=systemd-journald.service
After=systemd-journald.service
SuccessAction=exit-force
FailureAction=exit-force
[Service]
Type=oneshot
ExecStart=/bin/sh /boot-test/checks.sh
StandardOutput=file:/boot-test/results
StandardError=file:/boot-test/errors
TimeoutStartSec=110
UNIT

status=0
timeout --kill-after=5 115 systemd-nspawn --quiet --directory="$root" --boot --register=no --keep-unit --private-network \
    --link-journal=no --resolv-conf=off --timezone=off --console=pipe --machine=copytaster-boot-test "$@" \
    systemd.unit=boot-test.target systemd.firstboot=off >/run/boot/console 2>&1 </dev/null || status=$?
# systemd-nspawn leaves the container's control groups behind, empty, where no systemd of the machine's tidies up.
while IFS=: read -r _ controllers group; do
    for hierarchy in "${controllers#name=}" unified .; do
        for name in payload supervisor; do
            find "/sys/fs/cgroup/$hierarchy${group%/}/$name" -depth -type d -exec rmdir {} + 2>/dev/null || true
        done
    done
done </proc/self/cgroup
if [ ! -e "$root/boot-test/results" ]; then
    cannot "systemd did not boot here: $(tr -d '\r' </run/boot/console | grep -v '^ *$' | tail -n 1)"
fi
cat "$root/boot-test/results"
if ! grep -q '^end of the checks$' "$root/boot-test/results"; then
    echo "not ok the checks did not come to their end ($status): $(tail -n 3 "$root/boot-test/errors")"
    exit 1
fi
! grep -q '^not ok' "$root/boot-test/results"
