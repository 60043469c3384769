//! El filtro de seccomp: de qué llamadas al sistema se entera el testigo. Las demás no se paran, y no cuestan nada.

use std::io;

use libc::{
    BPF_ABS, BPF_ALU, BPF_AND, BPF_JEQ, BPF_JMP, BPF_JSET, BPF_K, BPF_LD, BPF_RET, BPF_W,
    SECCOMP_RET_ALLOW, SECCOMP_RET_ERRNO, SECCOMP_RET_TRACE, c_long, sock_filter, sock_fprog,
};

use crate::Watch;

/// La clase de una llamada: viaja en el suceso, y así casi nunca hay que preguntar su número.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum Class {
    // Lejos de los números de las señales: quien muere en una parada pone el suyo por mensaje.
    Wait4 = 0x100,
    Waitid,
    Kill,
    ThreadKill,
    PidfdKill,
    Priority,
    AskPriority,
    Open,
    Exec,
    ExecAt,
    Write,
    Writev,
    Trace,
    End,
    Marks,
    Futex,
    Alarm,
    Flock,
    Fcntl,
    Share,
    Send,
    Name,
}

impl Class {
    const ALL: [Self; 22] = [
        Self::Wait4,
        Self::Waitid,
        Self::Kill,
        Self::ThreadKill,
        Self::PidfdKill,
        Self::Priority,
        Self::AskPriority,
        Self::Open,
        Self::Exec,
        Self::ExecAt,
        Self::Write,
        Self::Writev,
        Self::Trace,
        Self::End,
        Self::Marks,
        Self::Futex,
        Self::Alarm,
        Self::Flock,
        Self::Fcntl,
        Self::Share,
        Self::Send,
        Self::Name,
    ];

    pub fn from_message(message: u64) -> Option<Self> {
        Self::ALL.into_iter().find(|class| *class as u64 == message)
    }
}

#[cfg(target_arch = "x86_64")]
const ARCHITECTURE: u32 = 0xC000_003E;
#[cfg(target_arch = "aarch64")]
const ARCHITECTURE: u32 = 0xC000_00B7;

/// Dónde está cada cosa en lo que ve el filtro.
const NUMBER: u32 = 0;
const ARCH: u32 = 4;
const FIRST_ARGUMENT: u32 = 16;
const SECOND_ARGUMENT: u32 = 24;
const THIRD_ARGUMENT: u32 = 32;
const FOURTH_ARGUMENT: u32 = 40;
const SIXTH_ARGUMENT: u32 = 56;

/// Las que ponen un despertador.
#[cfg(target_arch = "x86_64")]
const ALARMS: [c_long; 4] =
    [libc::SYS_alarm, libc::SYS_setitimer, libc::SYS_timer_settime, libc::SYS_timerfd_settime];
#[cfg(target_arch = "aarch64")]
const ALARMS: [c_long; 3] =
    [libc::SYS_setitimer, libc::SYS_timer_settime, libc::SYS_timerfd_settime];

/// Las que crean, cambian o borran un nombre.
#[cfg(target_arch = "x86_64")]
const NAMES: [c_long; 13] = [
    libc::SYS_link,
    libc::SYS_linkat,
    libc::SYS_mkdir,
    libc::SYS_mkdirat,
    libc::SYS_rename,
    libc::SYS_renameat,
    libc::SYS_renameat2,
    libc::SYS_rmdir,
    libc::SYS_symlink,
    libc::SYS_symlinkat,
    libc::SYS_truncate,
    libc::SYS_unlink,
    libc::SYS_unlinkat,
];
#[cfg(target_arch = "aarch64")]
const NAMES: [c_long; 7] = [
    libc::SYS_linkat,
    libc::SYS_mkdirat,
    libc::SYS_renameat,
    libc::SYS_renameat2,
    libc::SYS_symlinkat,
    libc::SYS_truncate,
    libc::SYS_unlinkat,
];

const LOAD: u32 = BPF_LD | BPF_W | BPF_ABS;
const RETURN: u32 = BPF_RET | BPF_K;

fn statement(code: u32, k: u32) -> sock_filter {
    sock_filter { code: code as u16, jt: 0, jf: 0, k }
}

fn jump(condition: u32, k: u32, jt: u8, jf: u8) -> sock_filter {
    sock_filter { code: (BPF_JMP | condition | BPF_K) as u16, jt, jf, k }
}

fn if_equal(k: u32, jt: u8, jf: u8) -> sock_filter {
    jump(BPF_JEQ, k, jt, jf)
}

/// El programa del filtro. Con `strict`, no hay `clone3`: sus banderas no se pueden leer desde aquí, y quien naciera con
/// `CLONE_UNTRACED` escaparía. Todos saben arreglarse con `clone`, como en muchos contenedores. A quien va a terminar
/// solo se le para si se va a remover la ejecución. Con `futexes`, se ve también a quien espera en uno compartido.
pub fn program(asked: &Watch, futexes: bool) -> Vec<sock_filter> {
    let trace = |class: Class| statement(RETURN, SECCOMP_RET_TRACE | class as u32);
    let mut program = vec![
        statement(LOAD, ARCH),
        if_equal(ARCHITECTURE, 1, 0),
        // Las de otra arquitectura tienen otros números.
        statement(RETURN, SECCOMP_RET_ALLOW),
        statement(LOAD, NUMBER),
    ];
    // ANCHOR: llamadas
    let always: [(c_long, Class); 12] = [
        (libc::SYS_wait4, Class::Wait4),
        (libc::SYS_waitid, Class::Waitid),
        (libc::SYS_kill, Class::Kill),
        (libc::SYS_tkill, Class::Kill),
        (libc::SYS_rt_sigqueueinfo, Class::Kill),
        (libc::SYS_tgkill, Class::ThreadKill),
        (libc::SYS_rt_tgsigqueueinfo, Class::ThreadKill),
        (libc::SYS_pidfd_send_signal, Class::PidfdKill),
        (libc::SYS_setpriority, Class::Priority),
        (libc::SYS_execve, Class::Exec),
        (libc::SYS_execveat, Class::ExecAt),
        (libc::SYS_ptrace, Class::Trace),
    ];
    // ANCHOR_END: llamadas
    for (number, class) in always {
        program.extend([if_equal(number as u32, 0, 1), trace(class)]);
    }
    if asked.looks {
        for (number, class) in
            [(libc::SYS_getpriority, Class::AskPriority), (libc::SYS_openat, Class::Open)]
        {
            program.extend([if_equal(number as u32, 0, 1), trace(class)]);
        }
    }
    if asked.limits.stuck.is_some() {
        for number in ALARMS {
            program.extend([if_equal(number as u32, 0, 1), trace(Class::Alarm)]);
        }
    }
    let stirs = asked.stir.is_some();
    if stirs {
        program.extend([if_equal(libc::SYS_exit_group as u32, 0, 1), trace(Class::End)]);
    }
    for (number, class) in [(libc::SYS_write, Class::Write), (libc::SYS_writev, Class::Writev)] {
        if asked.locks || asked.strict {
            program.extend([if_equal(number as u32, 0, 1), trace(class)]);
            continue;
        }
        // Lo que se escribe en los descriptores 1 y 2, que casi siempre son las salidas.
        program.extend([
            if_equal(number as u32, 0, 5),
            statement(LOAD, FIRST_ARGUMENT),
            if_equal(1, 1, 0),
            if_equal(2, 0, 1),
            trace(class),
            statement(RETURN, SECCOMP_RET_ALLOW),
        ]);
    }
    if asked.locks || stirs {
        program.extend([
            if_equal(libc::SYS_prctl as u32, 0, 4),
            statement(LOAD, FIRST_ARGUMENT),
            if_equal(marks::CALL, 0, 1),
            trace(Class::Marks),
            statement(RETURN, SECCOMP_RET_ALLOW),
        ]);
    }
    if asked.locks {
        for number in [libc::SYS_sendto, libc::SYS_sendmsg, libc::SYS_pwrite64] {
            program.extend([if_equal(number as u32, 0, 1), trace(Class::Send)]);
        }
        for number in NAMES {
            program.extend([if_equal(number as u32, 0, 1), trace(Class::Name)]);
        }
        program.extend([
            if_equal(libc::SYS_openat as u32, 0, 4),
            statement(LOAD, THIRD_ARGUMENT),
            jump(BPF_JSET, libc::O_EXCL as u32, 0, 1),
            trace(Class::Name),
            statement(RETURN, SECCOMP_RET_ALLOW),
        ]);
        program.extend([
            if_equal(libc::SYS_mmap as u32, 0, 6),
            statement(LOAD, THIRD_ARGUMENT),
            jump(BPF_JSET, libc::PROT_WRITE as u32, 0, 3),
            statement(LOAD, FOURTH_ARGUMENT),
            // También lo lleva MAP_SHARED_VALIDATE.
            jump(BPF_JSET, libc::MAP_SHARED as u32, 0, 1),
            trace(Class::Share),
            statement(RETURN, SECCOMP_RET_ALLOW),
            if_equal(libc::SYS_flock as u32, 0, 1),
            trace(Class::Flock),
            if_equal(libc::SYS_fcntl as u32, 0, 7),
            statement(LOAD, SECOND_ARGUMENT),
            if_equal(libc::F_SETLK as u32, 3, 0),
            if_equal(libc::F_SETLKW as u32, 2, 0),
            if_equal(libc::F_OFD_SETLK as u32, 1, 0),
            if_equal(libc::F_OFD_SETLKW as u32, 0, 1),
            trace(Class::Fcntl),
            statement(RETURN, SECCOMP_RET_ALLOW),
        ]);
    }
    if futexes {
        // Los que son de un solo proceso llevan FUTEX_PRIVATE_FLAG.
        program.extend([
            if_equal(libc::SYS_futex as u32, 0, 10),
            statement(LOAD, SECOND_ARGUMENT),
            statement(BPF_ALU | BPF_AND | BPF_K, !(libc::FUTEX_CLOCK_REALTIME as u32)),
            if_equal(libc::FUTEX_WAIT as u32, 3, 0),
            if_equal(libc::FUTEX_WAKE as u32, 2, 0),
            if_equal(libc::FUTEX_WAIT_BITSET as u32, 1, 0),
            if_equal(libc::FUTEX_WAKE_BITSET as u32, 0, 3),
            statement(LOAD, SIXTH_ARGUMENT),
            if_equal(marks::TOLD, 1, 0),
            trace(Class::Futex),
            statement(RETURN, SECCOMP_RET_ALLOW),
        ]);
    }
    // Quien naciera con CLONE_UNTRACED escaparía.
    program.extend([
        if_equal(libc::SYS_clone as u32, 0, 4),
        statement(LOAD, FIRST_ARGUMENT),
        jump(BPF_JSET, libc::CLONE_UNTRACED as u32, 0, 1),
        statement(RETURN, SECCOMP_RET_ERRNO | libc::EPERM as u32),
        statement(RETURN, SECCOMP_RET_ALLOW),
    ]);
    if asked.strict {
        program.extend([
            if_equal(libc::SYS_clone3 as u32, 0, 1),
            statement(RETURN, SECCOMP_RET_ERRNO | libc::ENOSYS as u32),
        ]);
    }
    program.push(statement(RETURN, SECCOMP_RET_ALLOW));
    program
}

/// Se pone el filtro a quien llama y a todos sus descendientes. Después de `fork`: solo llamadas al sistema.
pub fn install(program: &[sock_filter]) -> io::Result<()> {
    let filter = sock_fprog { len: program.len() as u16, filter: program.as_ptr().cast_mut() };
    let set = || {
        // SAFETY: el núcleo copia el programa, que está vivo.
        unsafe {
            libc::syscall(libc::SYS_seccomp, libc::SECCOMP_SET_MODE_FILTER, 0, &raw const filter)
                == 0
        }
    };
    // Quien no es administrador ha de renunciar antes a ganar privilegios.
    // SAFETY: no toca memoria.
    if set() || unsafe { libc::prctl(libc::PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) } == 0 && set() {
        Ok(())
    } else {
        Err(io::Error::last_os_error())
    }
}
