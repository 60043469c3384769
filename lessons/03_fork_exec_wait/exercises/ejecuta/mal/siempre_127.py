# Lo rechaza: codigo
import os
import sys

if os.fork() == 0:
    try:
        os.execvp(sys.argv[1], sys.argv[1:])
    finally:
        os._exit(127)
codigo = os.waitstatus_to_exitcode(os.wait()[1])
print(codigo if codigo >= 0 else 128 - codigo)
