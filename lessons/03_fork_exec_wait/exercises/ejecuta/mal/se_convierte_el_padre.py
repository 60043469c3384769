# Lo rechaza: fork
import os
import sys

if os.fork() > 0:
    try:
        os.execvp(sys.argv[1], sys.argv[1:])
    except FileNotFoundError:
        os._exit(127)
    except OSError:
        os._exit(126)
print(0)
