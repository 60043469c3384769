# Lo que no se enseña, si el código no importa nada.
import multiprocessing, os, signal, subprocess, sys, threading, time
from multiprocessing import (
    Array, Barrier, Condition, Event, JoinableQueue, Lock, Manager, Pipe, Pool, Process,
    Queue, RLock, Semaphore, Value,
)
# AQUÍ
