import signal
import subprocess
import sys

hijo = subprocess.Popen([sys.executable, "-c", "while True: pass"])
hijo.send_signal(signal.SIGSTOP)
print("detenido", flush=True)
hijo.send_signal(signal.SIGCONT)
print("sigue", flush=True)
hijo.terminate()
print(hijo.wait())
