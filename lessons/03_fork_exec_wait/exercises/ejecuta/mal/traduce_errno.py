# Lo rechaza: codigo
import os, sys
orden = sys.argv[1:]
pid = os.fork()
if pid == 0:
    try: os.execvp(orden[0], orden)
    except OSError as e: os._exit(e.errno)
_, st = os.wait()
c = os.waitstatus_to_exitcode(st)
if c < 0: c = 128 - c
elif c == 2: c = 127
elif c == 13: c = 126
print(c)
