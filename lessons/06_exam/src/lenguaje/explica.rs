//! Qué suele causar cada clase de error, dicho antes de enseñarlo entero.

const NO_ES_UTF_8: &str = "el fichero no es un texto en UTF-8, y se nota en cuanto lleva un acento o una eñe: guárdalo desde tu editor con esa codificación";

/// Un trozo que delata la clase de error, y qué suele causarlo. El primero que aparezca manda.
const CAUSAS: [(&str, &str); 45] = [
    (
        "An attempt has been made to start a new process before",
        "falta `if __name__ == \"__main__\":` delante de lo que crea procesos: cada hijo vuelve a ejecutar el fichero y quiere crear otros",
    ),
    (
        "context has already been set",
        "`set_start_method` se llama más de una vez: está repetida, o falta `if __name__ == \"__main__\":`, porque con `spawn` y `forkserver` cada hijo vuelve a ejecutar el fichero",
    ),
    (
        "IndentationError",
        "la sangría no cuadra: todas las líneas de un bloque llevan los mismos espacios, y detrás de `:` van más",
    ),
    (
        "TabError",
        "se mezclan tabuladores y espacios en la sangría: usa solo espacios",
    ),
    ("Non-UTF-8 code", NO_ES_UTF_8),
    ("cannot contain null bytes", NO_ES_UTF_8),
    ("(unicode error) 'utf-8'", NO_ES_UTF_8),
    ("stream did not contain valid UTF-8", NO_ES_UTF_8),
    (
        "SyntaxError",
        "algo está mal escrito: suele faltar un paréntesis, unas comillas o los dos puntos, en esa línea o en la anterior",
    ),
    (
        "NameError",
        "se usa un nombre que no existe: está mal escrito, falta el `import`, o se usa antes de darle valor",
    ),
    (
        "No module named 'psutil'",
        "a este Python le falta psutil. En la carpeta del cuaderno, `python3 -m venv .venv` y `.venv/bin/pip install psutil` lo instalan; lo mismo se puede mirar en /proc",
    ),
    (
        "NoSuchProcess",
        "ese proceso ya no está en la tabla: ha terminado, y lo ha recogido un `join` o un `wait`. Se le mira antes, o se captura la excepción",
    ),
    (
        "ProcessLookupError",
        "ese proceso ya no está en la tabla: ha terminado, y lo ha recogido un `join` o un `wait`. Se le mira antes, o se captura la excepción",
    ),
    (
        "ModuleNotFoundError",
        "el módulo que se importa no está instalado, o su nombre está mal escrito",
    ),
    (
        "UnboundLocalError",
        "una función cambia una variable de fuera: dentro de ella es otra, que aún no tiene valor",
    ),
    (
        "PicklingError",
        "lo que se envía a otro proceso ha de poder copiarse: usa una función con nombre y de primer nivel, sin `lambda`",
    ),
    (
        "Can't pickle",
        "lo que se envía a otro proceso ha de poder copiarse: usa una función con nombre y de primer nivel, sin `lambda`",
    ),
    (
        "should only be shared between processes through inheritance",
        "un cerrojo o una cola no viajan como argumento de una tarea de `Pool`: se dan con `initializer`, o al crear el `Process`",
    ),
    (
        "semaphore or lock released too many times",
        "se llama a `release` sin haber hecho `acquire`, o sin mirar si lo consiguió: con un plazo, o sin bloquearse, puede devolver `False`",
    ),
    (
        "Pool is still running",
        "al `join` de una reserva se llega después de `close`, que dice que no habrá más tareas",
    ),
    (
        "Pool not running",
        "se encarga una tarea a una reserva ya cerrada: `close` va después de la última, y `with` acaba con ella al salir",
    ),
    (
        "Can't get attribute",
        "el obrero nació antes de que existiera esa función: se define primero, y después se crea el `Pool`",
    ),
    (
        "'Process' object has no attribute",
        "se confunden dos clases: `start`, `join` y `exitcode` son de `multiprocessing.Process`; `nice`, `ppid` y `children`, de `psutil.Process`",
    ),
    (
        "module 'os' has no attribute 'exit'",
        "es `os._exit` o `sys.exit`: en `os` no hay `exit`",
    ),
    (
        "AttributeError",
        "ese objeto no tiene ese nombre: mira si está bien escrito y si el objeto es el que crees (las clases van con mayúscula: `Lock`)",
    ),
    (
        "object is not callable",
        "se llama a algo que no es una función: en `target` va la función, sin paréntesis detrás",
    ),
    ("'Synchronized'", "un `Value` no es un número: el número está en su `.value`"),
    (
        "object is not iterable",
        "se recorre algo que no es una lista ni una tupla: acuérdate de la coma en `args=(x,)`",
    ),
    (
        "must be an iterable",
        "los argumentos van en una lista o una tupla, aunque sea uno: acuérdate de la coma en `args=(x,)`",
    ),
    (
        "positional argument",
        "se llama con más o con menos argumentos de los que pide la función: cuenta los de `args=(…)`",
    ),
    (
        "TypeError",
        "se usa algo de un tipo que no sirve ahí: lo que llega en `sys.argv`, por ejemplo, es texto, y se hace número con `int`",
    ),
    (
        "EOFError: EOF when reading a line",
        "se pide con `input` lo que llega como argumento: está en `sys.argv`, desde el 1",
    ),
    (
        "queue.Empty",
        "se dejó de esperar a una cola porque venció el plazo: que tarde no quiere decir que no vaya a llegar",
    ),
    (
        "can only join a started process",
        "se llama a `join` de un proceso al que no se ha llamado a `start`",
    ),
    (
        "cannot start a process twice",
        "se llama dos veces a `start` del mismo objeto: cada hijo necesita su `Process`",
    ),
    (
        "IndexError",
        "se pide un elemento que no está: ¿has leído los argumentos de `sys.argv` desde el 1?",
    ),
    (
        "ValueError",
        "un valor no sirve: por ejemplo, `int()` de un texto que no es un número",
    ),
    (
        "ChildProcessError",
        "se espera a un hijo cuando ya no queda ninguno: sobra un `wait`, o lo hace un hijo que había de haber terminado con `os._exit`",
    ),
    ("MemoryError", "se pide más memoria de la que se permite"),
    (
        "index out of bounds",
        "se pide un elemento que no está: con N elementos, los índices van de 0 a N - 1",
    ),
    (
        "`Option::unwrap()` on a `None` value",
        "se llama a `unwrap` de algo que no está (`None`): un argumento que no llega, lo que se busca y no se encuentra, o el código de quien murió por una señal",
    ),
    (
        "`Result::unwrap()` on an `Err` value",
        "se llama a `unwrap` de algo que ha fallado: lo que va detrás de `Err` dice por qué",
    ),
    (
        "lo mató una señal: SIGSEGV",
        "se usa memoria que no es del programa: un puntero nulo o sin valor (también `argv[2]`, si solo llega `argv[1]`), un índice fuera de su vector, o una función que se llama a sí misma sin acabar",
    ),
    (
        "lo mató una señal: SIGABRT",
        "lo pide el propio programa, con `abort`, o lo hacen por él un `assert` que no se cumple, la memoria que se libera dos veces o se desborda y, en Rust, la pila llena",
    ),
    ("lo mató una señal: SIGFPE", "se divide entre cero, con `/` o con `%`"),
];

/// Con qué empieza lo que se dice de lo que no compila.
pub(crate) const NO_COMPILA: &str = "El programa no compila:\n";

/// Lo mismo, de lo que dicen los compiladores: «error:» también lo escribe un programa cualquiera.
const AL_COMPILAR: [(&str, &str); 10] = [
    (
        "error[E0382]",
        "se usa un valor que ya se ha dado a otro (`move`): préstalo con `&`, o haz una copia antes; si es el hijo quien se queda con él, acaba su rama con algo que no vuelva, como `exit_now`",
    ),
    (
        "error[E0373]",
        "la función que ejecuta el hijo puede durar más que la variable que usa: pon `move` delante",
    ),
    (
        "error[E0425]",
        "se usa un nombre que no existe: está mal escrito, o falta el `use`",
    ),
    (
        "error[E0308]",
        "los tipos no son los que se esperaban: la línea señalada dice cuál había y cuál hace falta",
    ),
    (
        "error[E0601]",
        "no hay ninguna función que se llame `main`, o el fichero está vacío",
    ),
    (
        "error[E0",
        "el compilador señala la línea, y suele proponer el arreglo detrás de `help`",
    ),
    (
        "undefined reference to `main'",
        "no hay ninguna función que se llame `main`, o el fichero está vacío",
    ),
    (
        "undefined reference",
        "se llama a una función que no existe: está mal escrita, o falta una biblioteca",
    ),
    (
        "error: stray",
        "hay un carácter que en C no significa nada: suelen ser unas comillas tipográficas, que vienen al copiar de un documento",
    ),
    (
        "error:",
        "el compilador señala la línea: suele faltar un `;`, un `#include` o una llave, en esa línea o en la anterior",
    ),
];

/// Qué suele causar lo que dice ese texto, si se sabe.
pub fn causa(texto: &str) -> Option<&'static str> {
    let del_compilador: &[_] =
        if texto.starts_with(NO_COMPILA) { &AL_COMPILAR } else { &[] };
    let mut causas = CAUSAS.iter().chain(del_compilador);
    causas.find(|(pista, _)| texto.contains(pista)).map(|(_, causa)| *causa)
}

#[cfg(test)]
mod tests {
    use super::{NO_COMPILA, causa};

    #[test]
    fn la_causa_es_la_de_ese_error_y_no_la_de_otro_de_su_clase() {
        for (error, dice) in [
            ("TypeError: 'int' object is not iterable", "args=(x,)"),
            (
                "TypeError: f() argument after * must be an iterable, not int",
                "args=(x,)",
            ),
            (
                "TypeError: f() takes 2 positional arguments but 3 were given",
                "args=(…)",
            ),
            (
                "TypeError: 'str' object cannot be interpreted as an integer",
                "`int`",
            ),
            ("TypeError: 'int' object is not callable", "`target`"),
            (
                "TypeError: unsupported operand type(s) for +=: 'Synchronized' and 'int'",
                "`.value`",
            ),
            (
                "AttributeError: 'Process' object has no attribute 'nice'",
                "psutil.Process",
            ),
            ("AttributeError: module 'os' has no attribute 'exit'", "os._exit"),
            (
                "AttributeError: Can't get attribute 'f' on <module '__main__'>",
                "antes",
            ),
            ("AttributeError: 'Lock' object has no attribute 'locked'", "`Lock`"),
            ("SyntaxError: Non-UTF-8 code starting with '\\xf1' in file", "UTF-8"),
            ("SyntaxError: invalid syntax", "paréntesis"),
            ("ValueError: Pool is still running", "`close`"),
            ("ValueError: Pool not running", "cerrada"),
            ("ValueError: invalid literal for int() with base 10: 'a'", "`int()`"),
            ("EOFError: EOF when reading a line", "sys.argv"),
            ("ChildProcessError: [Errno 10] No child processes", "os._exit"),
            ("_queue.Empty", "plazo"),
            ("AssertionError: can only join a started process", "`start`"),
            ("AssertionError: cannot start a process twice", "su `Process`"),
            (
                "SyntaxError: (unicode error) 'utf-8' codec can't decode byte 0xf1",
                "UTF-8",
            ),
            ("SyntaxError: source code string cannot contain null bytes", "UTF-8"),
            (
                "error: couldn't read `a.rs`: stream did not contain valid UTF-8",
                "UTF-8",
            ),
            ("main' panicked: index out of bounds: the len is 4", "N - 1"),
            ("Al programa lo mató una señal: SIGSEGV (argumentos: 4)", "puntero"),
        ] {
            let causa = causa(error).unwrap_or_default();
            assert!(causa.contains(dice), "{error}: {causa}");
        }
    }

    #[test]
    fn lo_que_dice_un_compilador_no_se_confunde_con_lo_de_un_programa() {
        for (error, dice) in [
            ("a.c:1:1: error: stray ‘\\342’ in program", "comillas"),
            ("a.c:1:1: error: expected ‘;’ before ‘}’ token", "`;`"),
            ("(.text+0x17): undefined reference to `main'", "`main`"),
            ("a.c:3: undefined reference to `esperar'", "mal escrita"),
            ("error[E0601]: `main` function not found", "`main`"),
        ] {
            let causa_de_compilar = causa(&format!("{NO_COMPILA}{error}"));
            assert!(
                causa_de_compilar.unwrap_or_default().contains(dice),
                "{error}"
            );
            assert_eq!(causa(error), None, "{error}");
        }
        assert_eq!(causa("error: Interrupted system call"), None);
    }
}
