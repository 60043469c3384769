//! Qué suele causar cada clase de error, dicho antes de enseñarlo entero.

/// Un trozo que delata la clase de error, y qué suele causarlo. El primero que aparezca manda.
const CAUSAS: [(&str, &str); 27] = [
    (
        "An attempt has been made to start a new process before",
        "falta `if __name__ == \"__main__\":` delante de lo que crea procesos: cada hijo vuelve a ejecutar el fichero y quiere crear otros",
    ),
    (
        "IndentationError",
        "la sangría no cuadra: todas las líneas de un bloque llevan los mismos espacios, y detrás de `:` van más",
    ),
    (
        "TabError",
        "se mezclan tabuladores y espacios en la sangría: usa solo espacios",
    ),
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
        "a este Python le falta psutil: `python3 -m pip install psutil`; lo mismo se puede mirar en /proc",
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
        "se llama a `release` sin haber hecho `acquire`",
    ),
    (
        "AttributeError",
        "ese objeto no tiene ese nombre: mira si está bien escrito y si el objeto es el que crees (las clases van con mayúscula: `Lock`)",
    ),
    (
        "TypeError",
        "se llama con argumentos que no son: cuenta cuántos pide la función, y acuérdate de la coma en `args=(x,)`",
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
        "se espera a un hijo cuando ya no queda ninguno: sobra un `wait`",
    ),
    ("MemoryError", "se pide más memoria de la que se permite"),
    (
        "error[E0382]",
        "se usa un valor que ya se ha dado a otro (`move`): préstalo con `&`, o haz una copia antes",
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
        "error[E0",
        "el compilador señala la línea, y suele proponer el arreglo detrás de `help`",
    ),
    (
        "undefined reference",
        "se llama a una función que no existe: está mal escrita, o falta una biblioteca",
    ),
    (
        "error:",
        "el compilador señala la línea: suele faltar un `;`, un `#include` o una llave, en esa línea o en la anterior",
    ),
];

/// Qué suele causar lo que dice ese texto, si se sabe.
pub fn causa(texto: &str) -> Option<&'static str> {
    CAUSAS.iter().find(|(pista, _)| texto.contains(pista)).map(|(_, causa)| *causa)
}
