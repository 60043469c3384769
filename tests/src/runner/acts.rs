//! Lo que se le hace al programa mientras corre, por orden y cuando se puede.

use std::fs::File;
use std::process;

use anyhow::Result;
use nix::libc;
use nix::unistd::{Pid, tcgetpgrp};
use witness::subreaper::descendants;

use super::drive::Drive;
use super::streams::Input;
use crate::spec::Act;
use crate::strip_ansi;

impl Drive<'_> {
    /// Hace los actos que tocan hasta dar con uno que todavía no se puede hacer.
    pub(super) fn act(&mut self) -> Result<()> {
        while let Some(act) = self.spec.acts.get(self.next_act) {
            if !self.try_act(act)? {
                break;
            }
            self.next_act += 1;
            self.stdout.forget_search();
            self.stderr.forget_search();
        }
        Ok(())
    }

    /// `false` si todavía no se puede hacer.
    fn try_act(&mut self, act: &Act) -> Result<bool> {
        let done = match act {
            Act::WaitFor(text) => self.stdout.take(text) || self.stderr.take(text),
            Act::Look => {
                self.looks.push(descendants(process::id() as i32));
                true
            }
            _ if self.over => false,
            Act::Signal(signal) => send(self.pid.as_raw(), *signal),
            Act::SignalGroup(signal) => send(-self.foreground_group()?.as_raw(), *signal),
            Act::SignalChild(path, signal) => {
                self.child_at(path).is_some_and(|pid| send(pid, *signal))
            }
            Act::SignalSpeaker(name, signal) => {
                self.speaker(name).is_some_and(|pid| send(pid, *signal))
            }
            Act::Type(text) => {
                self.input.push(text);
                self.input.pump();
                true
            }
            Act::Eof => {
                self.input.close_when_empty();
                true
            }
            Act::CloseStdout if self.spec.terminal.is_some() => self.close_window()?,
            Act::CloseStdout => {
                self.stdout.close();
                true
            }
        };
        Ok(done)
    }

    /// La terminal se cierra por los dos lados. El núcleo solo avisa al líder de la sesión, que es el vigilante;
    /// como haría una shell, pasa el `SIGHUP` a su grupo en primer plano.
    fn close_window(&mut self) -> Result<bool> {
        let group = self.foreground_group()?;
        self.stdout.close();
        self.input = Input::none();
        Ok(send(-group.as_raw(), libc::SIGHUP))
    }

    /// El grupo al que la terminal mandaría Ctrl-C; sin terminal, el del programa.
    fn foreground_group(&self) -> Result<Pid> {
        if self.spec.terminal.is_none() {
            return Ok(self.pid);
        }
        Ok(tcgetpgrp(File::open("/dev/tty")?)?)
    }

    fn child_at(&self, path: &[usize]) -> Option<i32> {
        let family = descendants(self.pid.as_raw());
        path.iter().try_fold(self.pid.as_raw(), |parent, number| {
            let mut living =
                family.iter().filter(|child| child.ppid == parent && child.state != 'Z');
            living.nth(number.checked_sub(1)?).map(|child| child.pid)
        })
    }

    /// El PID del último que habló con este nombre, si sigue vivo.
    fn speaker(&self, name: &str) -> Option<i32> {
        let said = strip_ansi(&self.stdout.text());
        let pid = said.lines().rev().find_map(|line| {
            let (pid, _) = line.strip_prefix(name)?.strip_prefix(' ')?.split_once(" │")?;
            pid.parse().ok()
        })?;
        descendants(process::id() as i32).iter().any(|process| process.pid == pid).then_some(pid)
    }
}

fn send(pid: i32, signal: i32) -> bool {
    // SAFETY: `kill` no toca la memoria de este proceso. Se usa la de C porque nix no admite señales de tiempo real.
    unsafe { libc::kill(pid, signal) == 0 }
}
