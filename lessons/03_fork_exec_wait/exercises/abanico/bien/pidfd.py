import os
import select
import sys

n = int(sys.argv[1])
poll = select.poll()
fds = {}
for i in range(n):
    pid = os.fork()
    if pid == 0:
        print("hijo %d" % i)
        sys.exit(i)
    fd = os.pidfd_open(pid)
    fds[fd] = pid
    poll.register(fd, select.POLLIN)
suma = 0
while fds:
    for fd, _ in poll.poll():
        pid = fds.pop(fd)
        poll.unregister(fd)
        os.close(fd)
        _, estado = os.waitpid(pid, 0)
        suma += os.WEXITSTATUS(estado)
print(suma)
