import os
import sys

r, w = os.pipe()
pid = os.fork()
if pid == 0:
    os.close(r)
    try:
        os.execvp(sys.argv[1], sys.argv[1:])
    except OSError as e:
        os.write(w, str(e.errno).encode())
    os._exit(1)
os.close(w)
error = os.read(r, 10)
_, estado = os.waitpid(pid, 0)
if error:
    print(127 if int(error) == 2 else 126)
else:
    c = os.waitstatus_to_exitcode(estado)
    print(c if c >= 0 else 128 + abs(c))
