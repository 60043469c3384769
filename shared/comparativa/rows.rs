//! Qué se compara: el trabajo, sus cantidades y el objetivo frente a cada uno.

/// Un apartado de la tabla.
pub struct Row {
    pub title: &'static str,
    /// El programa, y lo que se le dice delante de las cantidades.
    pub job: &'static [&'static str],
    pub full: &'static [u64],
    pub quick: &'static [u64],
    /// Cuántas veces lo hace cada uno: más, lo que más estorban los otros programas de la máquina.
    pub rounds: usize,
    pub unit: Unit,
    /// Cuántas unidades de trabajo son esas cantidades.
    pub amount: fn(&[u64]) -> u64,
    /// Lo que ha de salir si se ha hecho todo: el contador, la suma de lo recibido…
    pub result: fn(&[u64]) -> u64,
    pub rivals: &'static [Rival],
}

/// En qué se mide.
#[derive(Clone, Copy)]
pub enum Unit {
    /// Millones por segundo.
    Laps,
    /// Miles por segundo.
    Messages,
    /// MB (10⁶ bytes) por segundo.
    Megabytes,
    /// Microsegundos por cada uno.
    Each,
}

/// Con quién se compara, y qué razón es el objetivo.
pub struct Rival {
    pub name: &'static str,
    pub language: Language,
    /// Lo que se añade a las cantidades.
    pub variant: Option<&'static str>,
    pub aim: Option<Aim>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Language {
    C,
    Python,
}

/// Lo nuestro dividido por lo suyo.
#[derive(Clone, Copy)]
pub enum Aim {
    AtLeast(f64),
    AtMost(f64),
}

const fn c(name: &'static str, variant: Option<&'static str>, aim: Option<Aim>) -> Rival {
    Rival { name, language: Language::C, variant, aim }
}

const fn python(aim: Option<Aim>) -> Rival {
    Rival { name: "Python", language: Language::Python, variant: None, aim }
}

/// Una primitiva por separado, con la de Python al lado y sin objetivo.
const fn primitive(
    title: &'static str,
    job: &'static [&'static str],
    laps: &'static [u64],
    unit: Unit,
) -> Row {
    Row {
        title,
        job,
        full: laps,
        quick: &[20],
        rounds: 3,
        unit,
        amount: product,
        result: product,
        rivals: JUST_PYTHON,
    }
}

const JUST_PYTHON: &[Rival] = &[python(None)];

const ROBUST: &str = "C, mutex robusto";
const PLAIN: &str = "C, mutex normal";

/// Un mensaje largo, en bytes.
const MEBIBYTE: u64 = 1 << 20;

pub const ROWS: [Row; 18] = [
    Row {
        title: "Lock libre: un solo proceso lo adquiere y lo suelta",
        job: &["cerrojo"],
        full: &[1, 3_000_000],
        quick: &[1, 1000],
        rounds: 5,
        unit: Unit::Laps,
        amount: product,
        result: product,
        rivals: &[
            c(ROBUST, Some("robusto"), Some(Aim::AtLeast(0.8))),
            c(PLAIN, Some("normal"), None),
            python(None),
        ],
    },
    Row {
        title: "Lock disputado: cuatro procesos lo adquieren y lo sueltan",
        job: &["cerrojo"],
        full: &[4, 800_000],
        quick: &[4, 1000],
        rounds: 5,
        unit: Unit::Laps,
        amount: product,
        result: product,
        rivals: &[
            c(ROBUST, Some("robusto"), Some(Aim::AtLeast(0.8))),
            c(PLAIN, Some("normal"), None),
            python(Some(Aim::AtLeast(8.0))),
        ],
    },
    Row {
        title: "Queue de números: un proceso los mete y otro los saca",
        job: &["numeros"],
        full: &[1, 100_000],
        quick: &[1, 1000],
        rounds: 5,
        unit: Unit::Messages,
        amount: second,
        result: sum_of_numbers,
        rivals: &[python(Some(Aim::AtLeast(3.0)))],
    },
    Row {
        title: "Queue de números: cuatro procesos los meten y cuatro los sacan",
        job: &["numeros"],
        full: &[4, 100_000],
        quick: &[4, 1000],
        rounds: 5,
        unit: Unit::Messages,
        amount: second,
        result: sum_of_numbers,
        rivals: &[python(Some(Aim::AtLeast(3.0)))],
    },
    Row {
        title: "Queue de mensajes de 1 MiB: un proceso los mete y otro los saca",
        job: &["bytes"],
        full: &[320, MEBIBYTE],
        quick: &[8, MEBIBYTE],
        rounds: 9,
        unit: Unit::Megabytes,
        amount: product,
        result: sum_of_stamps,
        rivals: &[python(Some(Aim::AtLeast(2.0)))],
    },
    Row {
        title: "Process: arrancar uno que no hace nada y esperarlo",
        job: &["proceso"],
        full: &[300],
        quick: &[5],
        rounds: 13,
        unit: Unit::Each,
        amount: product,
        result: product,
        rivals: &[c("C, fork y waitpid", None, Some(Aim::AtMost(1.3))), python(None)],
    },
    Row {
        title: "Pool.map de sumar uno, con los trozos automáticos y cuatro obreros",
        job: &["reserva"],
        full: &[4, 1_000_000, 0],
        quick: &[4, 1000, 0],
        rounds: 5,
        unit: Unit::Laps,
        amount: second,
        result: sum_of_successors,
        rivals: &[python(Some(Aim::AtLeast(5.0)))],
    },
    Row {
        title: "Pool.map de sumar uno, con trozos de una tarea y cuatro obreros",
        job: &["reserva"],
        full: &[4, 30_000, 1],
        quick: &[4, 1000, 1],
        rounds: 5,
        unit: Unit::Messages,
        amount: second,
        result: sum_of_successors,
        rivals: &[python(Some(Aim::AtLeast(3.0)))],
    },
    Row {
        title: "Pool.map de mensajes de 1 MiB, que van y vuelven, y dos obreros",
        job: &["reserva_bytes"],
        full: &[2, 160, MEBIBYTE],
        quick: &[2, 8, MEBIBYTE],
        rounds: 5,
        unit: Unit::Megabytes,
        amount: there_and_back,
        result: sum_of_second_stamps,
        rivals: &[python(Some(Aim::AtLeast(2.0)))],
    },
    primitive(
        "RLock libre: un solo proceso lo adquiere dos veces y lo suelta otras dos",
        &["primitivas", "rlock"],
        &[1_000_000],
        Unit::Laps,
    ),
    primitive(
        "Semaphore disputado: cuatro procesos lo adquieren y lo sueltan",
        &["primitivas", "semaforo"],
        &[200_000],
        Unit::Laps,
    ),
    primitive(
        "Value: un solo proceso le suma uno, con su cerrojo",
        &["primitivas", "valor"],
        &[200_000],
        Unit::Laps,
    ),
    primitive(
        "Event: un proceso avisa a otro, que le responde",
        &["primitivas", "evento"],
        &[5000],
        Unit::Each,
    ),
    primitive(
        "Condition: dos procesos se turnan",
        &["primitivas", "condicion"],
        &[5000],
        Unit::Each,
    ),
    primitive(
        "Barrier: cuatro procesos se esperan",
        &["primitivas", "barrera"],
        &[1000],
        Unit::Each,
    ),
    primitive("Pipe: un número va y vuelve", &["primitivas", "tuberia"], &[10_000], Unit::Each),
    primitive(
        "Pipe: un mensaje de 1 MiB va y vuelve un acuse",
        &["primitivas", "tuberia_larga"],
        &[200],
        Unit::Each,
    ),
    primitive("JoinableQueue: cien tareas y un join", &["primitivas", "tareas"], &[50], Unit::Each),
];

fn product(sizes: &[u64]) -> u64 {
    sizes.iter().product()
}

fn second(sizes: &[u64]) -> u64 {
    sizes[1]
}

/// Los números van del 0 al último.
fn sum_of_numbers(sizes: &[u64]) -> u64 {
    sizes[1] * (sizes[1] - 1) / 2
}

/// Los números van del 1 al último.
fn sum_of_successors(sizes: &[u64]) -> u64 {
    sizes[1] * (sizes[1] + 1) / 2
}

fn there_and_back(sizes: &[u64]) -> u64 {
    2 * sizes[1] * sizes[2]
}

fn sum_of_second_stamps(sizes: &[u64]) -> u64 {
    sum_of_stamps(&sizes[1..])
}

/// El mensaje `n` está lleno del byte `n % 16`.
fn sum_of_stamps(sizes: &[u64]) -> u64 {
    (0..sizes[0]).map(|number| number % 16).sum()
}
