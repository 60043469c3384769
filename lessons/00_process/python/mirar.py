"""Mirar procesos con ps, top, pgrep, pkill y strace."""
import os
import signal
import subprocess
import time


def ver(*orden):
    print("$", *orden, flush=True)
    try:
        subprocess.run(orden, stderr=subprocess.STDOUT)
    except FileNotFoundError:
        print("no está:", orden[0], flush=True)


mio = str(os.getpid())
uno = subprocess.Popen(["sleep", "60"])
dos = subprocess.Popen(["nice", "-n", "5", "sleep", "60"])
try:
    time.sleep(0.1)
    dos.send_signal(signal.SIGSTOP)
    suyos = ["-p", str(uno.pid), "-p", str(dos.pid)]
    ver("ps", "-o", "pid,ppid,stat,ni,pcpu,rss,cmd", *suyos)
    ver("top", "-b", "-n", "1", *suyos)
    ver("pgrep", "-P", mio, "-l", "sleep")
    ver("pkill", "-P", mio, "sleep")
    time.sleep(0.1)
    print("cómo han acabado:", uno.poll(), dos.poll(), flush=True)
finally:
    for hijo in [uno, dos]:
        hijo.kill()
        hijo.wait()

orden = ["sh", "-c", "sleep 1 & wait"]
ver("strace", "-f", "-qq", "-e", "trace=process", "-e", "signal=none", *orden)
