#!/bin/sh
# Runs in the container that boot.sh boots: sets the service up as the README tells and tries what systemd asks of it.
set -u

unit=copytaster.service
drop_in=/etc/systemd/system/$unit.d/boot-test.conf

# check WHAT COMMAND…: one line of the results, with the seconds since the last.
last=$(date +%s%N)
check() {
    what=$1
    shift
    if detail=$("$@" 2>&1); then word="ok"; else word="not ok"; fi
    now=$(date +%s%N)
    echo "$word $what ($(((now - last) / 1000000)) ms)$([ "$word" = ok ] || printf ': %s' "$detail" | tr '\n' '|')"
    last=$now
}

property() { systemctl show --property="$1" --value "$unit"; }

# is NAME VALUE: the unit's property has that value.
is() {
    value=$(property "$1")
    [ "$value" = "$2" ] || { echo "$1 is $value, not $2"; journal; return 1; }
}

# within SECONDS COMMAND…: it comes true in that time.
within() {
    tries=$(($1 * 10))
    shift
    while ! "$@" >/dev/null 2>&1; do
        tries=$((tries - 1))
        if [ "$tries" -le 0 ]; then "$@"; return 1; fi
        sleep 0.1
    done
}

journal() { journalctl --quiet --no-pager --output=cat --unit="$unit" | tail -n 12; }

# logged PRIORITY TEXT: a line of the program's stands in the journal with that level.
logged() {
    journalctl --sync
    journalctl --quiet --no-pager --output=cat --unit="$unit" --priority="$1..$1" | grep -q "$2" ||
        { echo "no line of level $1 with '$2'"; journal; return 1; }
}

# Waits for the restart that the watchdog makes: another process, active again.
restarted() { [ "$(property MainPID)" != "$stopped" ] && [ "$(property MainPID)" -gt 0 ] && is ActiveState active; }

reload() { systemctl reload "$unit" && within 5 logged notice "watchlist and feeds reloaded" && within 2 is ActiveState active && same_process; }

same_process() { [ "$(property MainPID)" = "$first" ] || { echo "the process ended at the reload"; journal; return 1; }; }

# A watchlist that is wrong is refused, and the running one stays.
reload_of_a_wrong_one() {
    echo 'actors: [' >>/etc/copytaster/watchlists/kazakhstan-china/actors.yaml
    systemctl reload "$unit" && within 5 logged err actors.yaml && within 2 is ActiveState active && same_process
}

# counted NUMBER TEXT: so many lines of the unit's journal hold that text.
counted() {
    journalctl --sync
    count=$(journalctl --quiet --no-pager --output=cat --unit="$unit" | grep -c "$2")
    [ "$count" = "$1" ] || { echo "'$2' stands in $count lines, not $1"; journal; return 1; }
}

# clean_stop NUMBER: the service's NUMBERth.
clean_stop() {
    begin=$(date +%s)
    systemctl stop "$unit"
    [ $(($(date +%s) - begin)) -lt 20 ] || { echo "it took 20 seconds or more"; journal; return 1; }
    # systemd calls a death by SIGTERM a success too; the program's own word tells the difference.
    is ActiveState inactive && counted "$1" '^stopped$' && within 2 counted "$1" "Deactivated successfully"
}

not_root() {
    user=$(stat -c %u "/proc/$(property MainPID)")
    if [ "$user" -lt 61184 ] || [ "$user" -gt 65519 ]; then echo "it runs as user $user, not as a dynamic one"; return 1; fi
}

state() {
    file=/var/lib/private/copytaster/copytaster.sqlite
    [ -f "$file" ] || { echo "$file is not there"; ls -lR /var/lib/private; journal; return 1; }
    [ "$(stat -c %a "$file")" = 600 ] || { echo "others may read $file: $(stat -c %A "$file")"; return 1; }
}

export LD_LIBRARY_PATH=/boot-test/lib
check "copytaster init writes the configuration" /usr/local/bin/copytaster init /etc/copytaster
unset LD_LIBRARY_PATH
# The feeds of the beat are out of reach here. One that can't be resolved, one that refuses and one that never answers stand
# for them: the last is still being waited for when the service is stopped.
cat >/etc/copytaster/copytaster.yaml <<'SETTINGS'
desk:
  contact: desk@example.org
watchlist:
  feeds: false
fetching:
  allowHosts: [127.0.0.1]
websub:
  callback: https://desk.example.org/hub
feeds:
  - {name: Nobody, url: "http://feeds.invalid/rss.xml"}
  - {name: Refusing, url: "http://127.0.0.1:9/rss.xml"}
  - {name: Silent, url: "http://127.0.0.1:8081/rss.xml"}
destinations:
  - {name: files, folder: out}
  - {name: desk, webhook: "http://127.0.0.1:9/hook", secretFile: desk-webhook-key}
SETTINGS
(umask 077 && echo whsec_Ym9vdC10ZXN0LWJvb3QtdGVzdC1ib290LXRlc3Q >/etc/copytaster/desk-webhook-key)
# Only the times are other than an installed unit's. `doctor` runs as the service will: its user, its rights.
mkdir -p "${drop_in%/*}"
cat >"$drop_in" <<'UNIT'
[Service]
Environment=LD_LIBRARY_PATH=/boot-test/lib
ExecStartPre=/usr/local/bin/copytaster doctor --offline --config /etc/copytaster/copytaster.yaml
WatchdogSec=8
TimeoutAbortSec=1
RestartSec=0
UNIT
printf '[Socket]\nListenStream=127.0.0.1:8081\n' >/etc/systemd/system/silent.socket
printf '[Service]\nExecStart=/bin/sleep infinity\n' >/etc/systemd/system/silent.service
systemctl daemon-reload
systemctl start silent.socket

start() { systemctl start "$unit" || { journalctl --sync; journal; return 1; }; }
check "start" start
if [ "$word" != ok ]; then
    echo "end of the checks"
    exit 0
fi
check "active once it says it is ready" is ActiveState active
check "has told its status" within 5 sh -c "systemctl show --property=StatusText --value $unit | grep ."
check "runs as a user of its own" not_root
check "keeps its database in the state folder, for itself" within 5 state
check "logs with levels" within 10 logged notice ready
check "an unreachable feed is said" within 10 logged warning feeds.invalid
check "listens for hubs" within 10 logged notice "listening for hubs"
check "clean stop while a feed lets it wait" clean_stop 1

sed -i '/^ExecStartPre/d' "$drop_in"
systemctl daemon-reload
check "start with what is in the database" start
first=$(property MainPID)
begin=$(date +%s)
check "reload" reload
check "reload of a wrong watchlist" reload_of_a_wrong_one
sed -i '$d' /etc/copytaster/watchlists/kazakhstan-china/actors.yaml
lives_on() {
    while [ $(($(date +%s) - begin)) -le 10 ]; do sleep 0.2; done
    is NRestarts 0 && same_process
}
check "lives on while it is well" lives_on
stopped=$first
kill -STOP "$stopped"
check "is started again where it hangs" within 40 restarted
check "the watchdog was it" logged warning "result 'watchdog'"
check "once" is NRestarts 1
check "clean stop after that" clean_stop 2
echo "end of the checks"
