import os
import subprocess
import sys

HIJO = "import os; os.nice(5); print('cambiado', flush=True); input()"

orden = [sys.executable, "-c", HIJO]
with subprocess.Popen(orden, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as hijo:
    hijo.stdout.readline()
    print(os.getpriority(os.PRIO_PROCESS, hijo.pid))
    hijo.communicate(b"mirado\n")
