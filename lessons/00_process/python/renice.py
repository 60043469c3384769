"""Tres formas de decidir el nice: nice -n, renice y psutil."""
import subprocess
import time

import psutil

mio = psutil.Process().nice()
print("el mío:", mio)

hijo = subprocess.Popen(["nice", "-n", "5", "sleep", "60"])
proc = psutil.Process(hijo.pid)
while proc.name() != "sleep":  # nice se convierte en sleep, con exec
    time.sleep(0.01)
print("con nice -n 5:", proc.nice())
assert proc.nice() == mio + 5

orden = ["renice", "-n", str(mio + 10), "-p", str(proc.pid)]
subprocess.run(orden, check=True, stdout=subprocess.DEVNULL)
print(f"con renice -n {mio + 10}:", proc.nice())
assert proc.nice() == mio + 10

proc.nice(mio + 15)
print(f"con proc.nice({mio + 15}):", proc.nice())
assert proc.nice() == mio + 15

hijo.kill()
hijo.wait()
