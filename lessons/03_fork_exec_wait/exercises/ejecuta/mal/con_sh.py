# Lo rechaza: exec
import os
import shlex
import sys

pid = os.fork()
if pid == 0:
    os.execvp("sh", ["sh", "-c", "exec " + shlex.join(sys.argv[1:])])
e = os.wait()[1]
print(os.WEXITSTATUS(e) if os.WIFEXITED(e) else 128 + os.WTERMSIG(e))
