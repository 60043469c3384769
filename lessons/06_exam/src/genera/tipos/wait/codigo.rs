//! El programa que espera.

use super::Caso;
use crate::lenguaje::Lenguaje;

pub fn escribe(caso: &Caso, lenguaje: Lenguaje) -> String {
    match lenguaje {
        Lenguaje::C => en_c(caso),
        _ => en_python(caso),
    }
}

fn en_python(caso: &Caso) -> String {
    match caso {
        Caso::EnOrden { codigos, orden } => {
            let codigos: Vec<_> = codigos.iter().map(u8::to_string).collect();
            let orden: Vec<_> = orden.iter().map(usize::to_string).collect();
            format!(
                "import os

hijos = []
for codigo in [{}]:
    pid = os.fork()
    if pid == 0:
        os._exit(codigo)
    hijos.append(pid)

for i in [{}]:
    pid, estado = os.waitpid(hijos[i], 0)
    print(os.WEXITSTATUS(estado))
",
                codigos.join(", "),
                orden.join(", ")
            )
        }
        Caso::Cuantas { hijos, nietos } => format!(
            "import os
import sys


def cuenta():
    veces = 0
    try:
        while True:
            os.wait()
            veces += 1
    except ChildProcessError:
        return veces


for i in range({hijos}):
    if os.fork() == 0:
        for j in range({nietos}):
            if os.fork() == 0:
                sys.exit(0)
        cuenta()
        sys.exit(0)
print(cuenta())
"
        ),
        Caso::Mirando { veces, despues } => format!(
            "import os
import signal


def mira(opciones):
    try:
        print(1 if os.waitpid(hijo, opciones)[0] == hijo else 0)
    except ChildProcessError:
        print(-1)


hijo = os.fork()
if hijo == 0:
    signal.pause()
{}os.kill(hijo, signal.SIGKILL)
{}",
            "mira(os.WNOHANG)\n".repeat(*veces),
            "mira(0)\n".repeat(*despues)
        ),
        Caso::Cualquiera { a, b } => format!(
            "import os

for codigo in [{a}, {b}]:
    if os.fork() == 0:
        os._exit(codigo)

for i in range(2):
    pid, estado = os.wait()
    print(os.WEXITSTATUS(estado))
"
        ),
    }
}

fn en_c(caso: &Caso) -> String {
    let (cabeceras, cuerpo) = match caso {
        Caso::EnOrden { codigos, orden } => {
            let n = codigos.len();
            let codigos: Vec<_> = codigos.iter().map(u8::to_string).collect();
            let orden: Vec<_> = orden.iter().map(usize::to_string).collect();
            (
                "#include <stdio.h>\n#include <stdlib.h>\n",
                format!(
                    "    int codigos[] = {{{}}}, orden[] = {{{}}}, estado;
    pid_t hijos[{n}];
    for (int i = 0; i < {n}; i++) {{
        hijos[i] = fork();
        if (hijos[i] == 0)
            exit(codigos[i]);
    }}
    for (int i = 0; i < {n}; i++) {{
        waitpid(hijos[orden[i]], &estado, 0);
        printf(\"%d\\n\", WEXITSTATUS(estado));
    }}
",
                    codigos.join(", "),
                    orden.join(", ")
                ),
            )
        }
        Caso::Cuantas { hijos, nietos } => (
            "#include <stdio.h>\n#include <stdlib.h>\n",
            format!(
                "    for (int i = 0; i < {hijos}; i++)
        if (fork() == 0) {{
            for (int j = 0; j < {nietos}; j++)
                if (fork() == 0)
                    exit(0);
            while (wait(NULL) > 0);
            exit(0);
        }}
    int veces = 0;
    while (wait(NULL) > 0)
        veces++;
    printf(\"%d\\n\", veces);
"
            ),
        ),
        Caso::Mirando { veces, despues } => (
            "#include <signal.h>\n#include <stdio.h>\n",
            format!(
                "    pid_t hijo = fork(), r;
    if (hijo == 0)
        pause();
    for (int i = 0; i < {veces}; i++) {{
        r = waitpid(hijo, NULL, WNOHANG);
        printf(\"%d\\n\", r == hijo ? 1 : r);
    }}
    kill(hijo, SIGKILL);
    for (int i = 0; i < {despues}; i++) {{
        r = waitpid(hijo, NULL, 0);
        printf(\"%d\\n\", r == hijo ? 1 : r);
    }}
"
            ),
        ),
        Caso::Cualquiera { a, b } => (
            "#include <stdio.h>\n#include <stdlib.h>\n",
            format!(
                "    int codigos[] = {{{a}, {b}}}, estado;
    for (int i = 0; i < 2; i++)
        if (fork() == 0)
            exit(codigos[i]);
    for (int i = 0; i < 2; i++) {{
        wait(&estado);
        printf(\"%d\\n\", WEXITSTATUS(estado));
    }}
"
            ),
        ),
    };
    format!(
        "{cabeceras}#include <sys/wait.h>
#include <unistd.h>

int main(void) {{
{cuerpo}    return 0;
}}
"
    )
}
