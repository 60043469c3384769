//! El tablero: una memoria que comparte toda la familia y en la que cada proceso apunta qué está esperando.

use std::fmt::Display;
use std::io::Write;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};

use nix::unistd::{Pid, getpid};

use crate::ground::caught::signals_that_only_end;
use crate::me::{self, Identity};
use crate::memory::{Shareable, SharedMemory};
use crate::trail;

const SEATS: usize = 1024;
const NAMES: usize = 1024;

#[repr(C)]
pub(super) struct Board {
    /// El primero de la familia.
    root: AtomicU64,
    next_arrival: AtomicU32,
    next_object: AtomicU32,
    /// Los sitios que se han ocupado alguna vez son los primeros.
    used: AtomicU32,
    names: [Text<4>; NAMES],
    /// Por qué no pueden acabar las últimas esperas de las que se ha sabido que no pueden.
    pub verdict: Text<128>,
    seats: [Seat; SEATS],
}

// SAFETY: todo son atómicos, y a cero es un tablero vacío.
unsafe impl Shareable for Board {}

/// El sitio de un proceso.
#[repr(C)]
pub(super) struct Seat {
    /// De quién es; 0 si está libre. Un proceso que termina deja su sitio ocupado: así se sabe quién era.
    pub who: AtomicU64,
    /// Qué espera, en una palabra de [`Published`](super::published::Published); 0 si no espera nada.
    pub wait: AtomicU64,
    /// Cuántas esperas ha empezado o acabado.
    pub turn: AtomicU32,
    /// Cuántas veces ha comprobado que lo que espera aún no ha llegado.
    pub checks: AtomicU32,
    /// Las señales cuyos manejadores solo acaban con él: véase [`signals_that_only_end`](crate::ground::caught::signals_that_only_end).
    pub signals_that_only_end: AtomicU64,
    /// La espera (`turn`) de la que se sabe que no puede acabar.
    pub hopeless: AtomicU32,
    /// Por qué orden llegó.
    pub arrival: AtomicU32,
    label: Text<4>,
}

impl Seat {
    pub fn owner(&self) -> Option<Identity> {
        Identity::from_word(self.who.load(Ordering::Acquire))
    }

    pub fn label(&self) -> String {
        self.label.get()
    }

    /// En su dueño: apunta qué señales solo acaban con él.
    pub fn note_signals(&self) {
        self.signals_that_only_end.store(signals_that_only_end(), Ordering::Release);
    }
}

/// Un texto, cortado si no cabe, que otro proceso puede leer a la vez que se escribe: entonces sale mezclado, pero no
/// pasa nada.
#[repr(C)]
pub(super) struct Text<const WORDS: usize>([AtomicU64; WORDS]);

impl<const WORDS: usize> Text<WORDS> {
    pub fn set(&self, text: impl Display) {
        let mut words = [[0; 8]; WORDS];
        // El error es que no cabe entero.
        let _ = write!(words.as_flattened_mut(), "{text}");
        for (word, bytes) in self.0.iter().zip(words) {
            word.store(u64::from_ne_bytes(bytes), Ordering::Relaxed);
        }
    }

    pub fn get(&self) -> String {
        let bytes = self.bytes();
        let bytes = bytes.as_flattened();
        let end = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
        bytes[..end].utf8_chunks().map(|chunk| chunk.valid()).collect()
    }

    fn bytes(&self) -> [[u8; 8]; WORDS] {
        std::array::from_fn(|index| self.0[index].load(Ordering::Relaxed).to_ne_bytes())
    }

    fn is_empty(&self) -> bool {
        self.0[0].load(Ordering::Relaxed) == 0
    }
}

static BOARD: OnceLock<Option<SharedBoard>> = OnceLock::new();

struct SharedBoard(SharedMemory<Board>);

// SAFETY: el tablero son atómicos, hechos para que los toquen varios a la vez.
unsafe impl Sync for SharedBoard {}
// SAFETY: soltar la zona desde otro hilo es tan válido como desde el que la creó.
unsafe impl Send for SharedBoard {}

/// El tablero de la familia. Lo crea quien primero lo necesita, antes de tener hijos; sin memoria no lo hay, y
/// entonces nadie sabe qué esperan los demás.
pub(super) fn board() -> Option<&'static Board> {
    let board = BOARD.get_or_init(|| {
        let board = SharedBoard(SharedMemory::new().ok()?);
        board.0.root.store(Identity::me().word(), Ordering::Release);
        trail::announce();
        Some(board)
    });
    board.as_ref().map(|board| &*board.0)
}

/// El sitio que se guarda a un hijo antes de crearlo: así consta quién era aunque lo maten nada más nacer.
pub(crate) struct Reservation(Option<(usize, &'static Seat)>);

/// Un sitio sin dueño, pero que no está libre.
const RESERVED: u64 = 1 << 63;

impl Reservation {
    /// Antes de un `fork`.
    pub fn for_child(label: impl Display) -> Self {
        if known_seat().is_none() {
            take_seat();
        }
        Reservation(board().and_then(|board| board.sit(RESERVED, label)))
    }

    /// El sitio del hijo, más uno; 0 si no hay.
    pub fn seat(&self) -> u32 {
        self.0.map_or(0, |(position, _)| position as u32 + 1)
    }

    /// En el padre, con el PID del hijo.
    pub fn belongs_to(self, child: Pid) {
        self.replace(Identity::of_pid(child).word());
    }

    /// En el padre, si no hay hijo.
    pub fn cancel(self) {
        self.replace(0);
    }

    fn replace(self, who: u64) {
        if let Some((_, seat)) = self.0 {
            let _ = seat.who.compare_exchange(RESERVED, who, Ordering::AcqRel, Ordering::Relaxed);
        }
    }
}

/// Quien habla en este proceso ha cambiado de nombre.
pub(crate) fn relabel() {
    if let Some(seat) = my_seat() {
        seat.label.set(me::name());
    }
}

/// Este proceso ya ha terminado como debía: no hay que recordarlo.
pub(crate) fn forget(pid: Pid) {
    vacate(|owner| owner.pid() == pid);
}

/// Otra cosa empieza: no hay que recordar a nadie que haya terminado.
pub(crate) fn forget_departed() {
    vacate(|owner| !owner.is_alive());
}

fn vacate(leaves: impl Fn(Identity) -> bool) {
    for seat in board().iter().flat_map(|board| board.seats()) {
        if let Some(owner) = seat.owner().filter(|owner| leaves(*owner)) {
            seat.wait.store(0, Ordering::Release);
            let _ = seat.who.compare_exchange(owner.word(), 0, Ordering::AcqRel, Ordering::Relaxed);
        }
    }
}

pub(super) fn my_seat() -> Option<&'static Seat> {
    let seat = match known_seat() {
        Some(seat) => seat,
        None => take_seat()?,
    };
    // Al nacer solo se apunta el PID, porque averiguar el resto cuesta: se completa en la primera espera.
    seat.who.store(Identity::me().word(), Ordering::Release);
    Some(seat)
}

fn known_seat() -> Option<&'static Seat> {
    Some(&board()?.seats[(me::seat() as usize).checked_sub(1)?])
}

fn take_seat() -> Option<&'static Seat> {
    let (position, seat) = board()?.sit(Identity::of_pid(getpid()).word(), me::name())?;
    me::set_seat(position as u32 + 1);
    Some(seat)
}

impl Board {
    pub fn root(&self) -> Option<Identity> {
        Identity::from_word(self.root.load(Ordering::Acquire))
    }

    /// Ocupa un sitio libre; si no queda ninguno, el de alguien que ya haya muerto.
    fn sit(&self, who: u64, label: impl Display) -> Option<(usize, &Seat)> {
        let take = |seat: &Seat, old: u64| {
            seat.who.compare_exchange(old, who, Ordering::AcqRel, Ordering::Relaxed).is_ok()
        };
        let free = |seat: &Seat| seat.who.load(Ordering::Relaxed) == 0 && take(seat, 0);
        let dead = |seat: &Seat| {
            seat.owner().is_some_and(|owner| !owner.is_alive() && take(seat, owner.word()))
        };
        // Saber si alguien ha muerto cuesta: se empieza por otro sitio cada vez, y así lo normal es que el primero que
        // se mira lleve mucho tiempo muerto.
        let turn = self.next_arrival.load(Ordering::Relaxed) as usize;
        let (position, seat) =
            self.seats.iter().enumerate().find(|(_, seat)| free(seat)).or_else(|| {
                (0..SEATS)
                    .map(|step| (turn + step) % SEATS)
                    .map(|position| (position, &self.seats[position]))
                    .find(|(_, seat)| dead(seat))
            })?;
        self.used.fetch_max(position as u32 + 1, Ordering::AcqRel);
        seat.wait.store(0, Ordering::Release);
        seat.signals_that_only_end.store(0, Ordering::Relaxed);
        seat.arrival.store(self.next_arrival.fetch_add(1, Ordering::Relaxed), Ordering::Relaxed);
        seat.label.set(label);
        Some((position, seat))
    }

    /// Los sitios que se han ocupado alguna vez.
    pub fn seats(&self) -> &[Seat] {
        &self.seats[..self.used.load(Ordering::Acquire) as usize]
    }

    /// El sitio de un proceso; si otro tuvo antes el mismo PID, el del último.
    pub fn seat_of(&self, pid: Pid) -> Option<(usize, &Seat)> {
        let is_his = |seat: &Seat| seat.owner().is_some_and(|owner| owner.pid() == pid);
        let seats = self.seats().iter().enumerate().filter(|(_, seat)| is_his(seat));
        seats.max_by_key(|(_, seat)| seat.arrival.load(Ordering::Relaxed))
    }

    /// El número de un objeto nuevo: un cerrojo, una cola…
    pub fn new_object(&self) -> u32 {
        self.next_object.fetch_add(1, Ordering::Relaxed) + 1
    }

    pub fn name(&self, object: u32) -> Option<String> {
        let name = self.names.get(object as usize)?;
        (!name.is_empty()).then(|| name.get())
    }

    /// El nombre con el que se marca, que no reserva memoria: puede haber millones de marcas.
    pub fn mark_name(&self, object: u32) -> marks::Name {
        match self.names.get(object as usize) {
            Some(name) if !name.is_empty() => marks::Name::from_bytes(name.bytes().as_flattened()),
            _ => marks::Name::default(),
        }
    }

    pub fn set_name(&self, object: u32, name: &str) {
        if let Some(text) = self.names.get(object as usize) {
            text.set(name);
        }
    }
}
