"""La ficha de un proceso: lo que psutil sabe de él."""
import os
import subprocess
from datetime import datetime

import psutil

hijo = subprocess.Popen(["sleep", "60"])
yo = psutil.Process()  # sin PID, el proceso que lo pregunta
proc = psutil.Process(hijo.pid)

print("pid_exists:", psutil.pid_exists(proc.pid))
print("name:", proc.name())
print("cmdline:", proc.cmdline())
print("username es el mío:", proc.username() == yo.username())
nacido = datetime.fromtimestamp(proc.create_time())
print(f"create_time: {nacido:%d/%m/%Y %H:%M:%S}")
print("parent soy yo:", proc.parent() == yo)
print("status:", proc.status())
memoria = proc.memory_info()
print(f"memory_info: rss {memoria.rss // 1024} KiB,", end=" ")
print(f"vms {memoria.vms // 1024} KiB")
print("mis children:", len(yo.children(recursive=True)))
assert proc.cmdline() == ["sleep", "60"] and proc.ppid() == os.getpid()
assert yo.children(recursive=True) == [proc]

proc.kill()
hijo.wait()
print("después de matarlo, pid_exists:", psutil.pid_exists(proc.pid))
assert not psutil.pid_exists(proc.pid)
try:
    print(proc.memory_info())
except psutil.NoSuchProcess:
    print("y memory_info() lanza NoSuchProcess")
