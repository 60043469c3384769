//! Chromium sin ventana, manejado por su tubería de depuración (`--remote-debugging-pipe`).
//!
//! Chromium lee órdenes por el descriptor 3 y responde por el 4: mensajes JSON acabados en un byte nulo. No hace
//! falta puerto ni WebSocket, y si esta prueba muere, la tubería se cierra y Chromium acaba.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use command_fds::{CommandFdExt, FdMapping};
use nix::sys::prctl::set_child_subreaper;
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use serde_json::{Value, json};
use shared::wait::waitpid;
use std::fs;
use std::io::{BufRead, BufReader, PipeReader, PipeWriter, Write, pipe};
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Más que de sobra para cualquier paso: solo se agota si algo se ha quedado parado.
const DEADLINE: Duration = Duration::from_secs(120);
/// Lo que puede tardar en imprimirse el libro entero con la máquina ocupada.
const PRINTING: Duration = Duration::from_secs(180);

/// El programa de Chromium que hay en `PATH`.
pub fn find_chromium() -> Result<PathBuf, String> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    ["chromium", "chromium-browser", "google-chrome"]
        .into_iter()
        .flat_map(|name| std::env::split_paths(&path).map(move |folder| folder.join(name)))
        .find(|program| program.is_file())
        .ok_or_else(|| "no está instalado Chromium ni Chrome".to_owned())
}

/// Un navegador con una página abierta cada vez. Al soltarlo no queda ni un proceso ni un fichero suyo.
pub struct Browser {
    child: Child,
    commands: Option<PipeWriter>,
    messages: Receiver<Value>,
    reader: Option<JoinHandle<()>>,
    /// La página abierta y lo que guarda aparte de las demás (el tema elegido, por ejemplo).
    session: String,
    context: Value,
    last_id: u64,
    /// Lo que la página ha contado y nadie ha mirado todavía.
    events: Vec<Value>,
    profile: TempDir,
}

impl Browser {
    pub fn launch() -> Self {
        let profile = tempfile::Builder::new().prefix("navegador-").tempdir().unwrap();
        // Los procesos que Chromium deje huérfanos pasan a ser hijos de este, que así puede recogerlos.
        set_child_subreaper(true).unwrap();
        let (commands_in, commands) = pipe().unwrap();
        let (answers, answers_out) = pipe().unwrap();
        let child = Command::new(find_chromium().unwrap())
            .args([
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
            ])
            .args([
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
            ])
            .args(["--disable-dev-shm-usage", "--remote-debugging-pipe", "--lang=es"])
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .envs(
                ["TMPDIR", "HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"]
                    .map(|name| (name, profile.path())),
            )
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .fd_mappings(vec![
                FdMapping { parent_fd: commands_in.into(), child_fd: 3 },
                FdMapping { parent_fd: answers_out.into(), child_fd: 4 },
            ])
            .unwrap()
            .spawn()
            .unwrap();
        let (sender, messages) = channel();
        let reader = std::thread::spawn(move || {
            for message in read_messages(answers) {
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        Self {
            child,
            commands: Some(commands),
            messages,
            reader: Some(reader),
            session: String::new(),
            context: Value::Null,
            last_id: 0,
            events: Vec::new(),
            profile,
        }
    }

    /// Cierra la página anterior y abre otra en blanco, que no recuerda nada de ella.
    pub fn new_page(&mut self) {
        self.session.clear();
        if !self.context.is_null() {
            let old = json!({ "browserContextId": self.context });
            self.call("Target.disposeBrowserContext", old);
        }
        self.events.clear();
        self.context =
            self.call("Target.createBrowserContext", json!({}))["browserContextId"].clone();
        let blank = json!({ "url": "about:blank", "browserContextId": self.context });
        let target = self.call("Target.createTarget", blank);
        let target = json!({ "targetId": target["targetId"], "flatten": true });
        let session = self.call("Target.attachToTarget", target);
        self.session = session["sessionId"].as_str().unwrap().to_owned();
        for domain in ["Page", "Runtime", "Log", "Network"] {
            self.call(&format!("{domain}.enable"), json!({}));
        }
        // La página de imprimir abre el diálogo de impresión en cuanto se carga.
        self.before_loading("window.print = () => { window.printed = true; };");
    }

    /// Carpeta en la que el navegador escribe todo lo suyo.
    pub fn profile(&self) -> &Path {
        self.profile.path()
    }

    /// Los procesos del navegador, los padres antes que los hijos: todos llevan la carpeta en sus argumentos.
    pub fn processes(&self) -> Vec<Pid> {
        let profile = self.profile.path().as_os_str().as_bytes();
        let entries = fs::read_dir("/proc").unwrap().map_while(Result::ok);
        let pids = entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
        let is_mine = |pid: &i32| {
            let arguments = fs::read(format!("/proc/{pid}/cmdline")).unwrap_or_default();
            arguments.windows(profile.len()).any(|part| part == profile)
        };
        let mut mine: Vec<i32> = pids.filter(is_mine).collect();
        mine.sort_unstable();
        mine.into_iter().map(Pid::from_raw).collect()
    }

    /// En las páginas que se abran, esto se ejecuta antes que nada suyo.
    pub fn before_loading(&mut self, script: &str) {
        self.call("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script }));
    }

    /// Abre un fichero, como quien pulsa dos veces sobre él, y espera a que se cargue entero.
    pub fn open(&mut self, file: &Path) {
        self.open_address(&format!("file://{}", file.display()));
    }

    /// Abre una dirección y espera a que se cargue entera.
    pub fn open_address(&mut self, address: &str) {
        let answer = self.call("Page.navigate", json!({ "url": address }));
        assert!(
            answer["errorText"].is_null(),
            "No se puede abrir {address}: {}",
            answer["errorText"]
        );
        self.wait_for_event("Page.loadEventFired");
    }

    /// La página pasa a medir esto, en píxeles; si es estrecha, como en un teléfono.
    pub fn resize(&mut self, width: u32, height: u32) {
        let size = json!({
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600
        });
        self.call("Emulation.setDeviceMetricsOverride", size);
    }

    /// La página pasa a ser la de quien prefiere los colores oscuros.
    pub fn prefer_dark(&mut self) {
        self.prefer("color-scheme", "dark");
    }

    /// La página pasa a ser la de quien tiene esta preferencia (`prefers-…`).
    pub fn prefer(&mut self, name: &str, value: &str) {
        let preferred = json!([{ "name": format!("prefers-{name}"), "value": value }]);
        self.call("Emulation.setEmulatedMedia", json!({ "features": preferred }));
    }

    /// En esta página ya no se ejecuta ningún script suyo.
    #[allow(dead_code, reason = "la usa la prueba del libro, y la del servidor no")]
    pub fn without_scripts(&mut self) {
        self.call("Emulation.setScriptExecutionDisabled", json!({ "value": true }));
    }

    /// Hace algo que lleva a otra página y espera a que se cargue.
    pub fn follow(&mut self, script: &str) {
        self.events.retain(|event| event["method"] != "Page.loadEventFired");
        self.eval(script);
        self.wait_for_event("Page.loadEventFired");
    }

    /// Pulsa una tecla que lleva a otra página y espera a que se cargue.
    #[allow(dead_code, reason = "la usa la prueba del libro, y la del servidor no")]
    pub fn follow_key(&mut self, key: &str) {
        self.events.retain(|event| event["method"] != "Page.loadEventFired");
        self.press(key);
        self.wait_for_event("Page.loadEventFired");
    }

    /// El valor de una expresión de JavaScript en la página; si es una promesa, el que acabe dando.
    pub fn eval(&mut self, expression: &str) -> Value {
        let params = json!({
            "expression": expression, "awaitPromise": true, "returnByValue": true, "userGesture": true
        });
        let answer = self.call("Runtime.evaluate", params);
        assert!(
            answer["exceptionDetails"].is_null(),
            "Falla {expression}: {:#}",
            answer["exceptionDetails"]
        );
        answer["result"]["value"].clone()
    }

    /// Espera a que se cumpla una condición. La que está detrás de otra ventana no se pinta, pero también se mira.
    pub fn wait_until(&mut self, condition: &str) {
        self.eval(&format!(
            "new Promise((resolve, reject) => {{
                const limit = performance.now() + 30000;
                const check = () => {{
                    if ({condition}) resolve(true);
                    else if (performance.now() > limit) reject(new Error('no se cumple'));
                    else setTimeout(check, 20);
                }};
                check();
            }})"
        ));
    }

    /// Pulsa y suelta, una tras otra, las teclas que escriben `text`.
    pub fn type_text(&mut self, text: &str) {
        for letter in text.chars() {
            for kind in ["keyDown", "keyUp"] {
                let text = if kind == "keyDown" { letter.to_string() } else { String::new() };
                let key = json!({ "type": kind, "text": text, "key": letter.to_string() });
                self.call("Input.dispatchKeyEvent", key);
            }
        }
    }

    pub fn press(&mut self, key: &str) {
        // Sin su código, la página ve la tecla, pero el navegador no hace lo que hace con ella.
        let code = match key {
            "Tab" => 9,
            "Enter" => 13,
            "ArrowRight" => 39,
            _ => 0,
        };
        for kind in ["keyDown", "keyUp"] {
            let mut event = json!({ "type": kind, "key": key, "windowsVirtualKeyCode": code });
            if (key, kind) == ("Enter", "keyDown") {
                event["text"] = json!("\r");
            }
            self.call("Input.dispatchKeyEvent", event);
        }
    }

    /// Hace algo en la otra ventana, la que ha abierto esta página.
    #[allow(dead_code, reason = "la usa la prueba del libro, y la del servidor no")]
    pub fn in_other_window(&mut self, act: impl FnOnce(&mut Self)) {
        let mine = std::mem::take(&mut self.session);
        let other = self.other_window();
        let attach = json!({ "targetId": other, "flatten": true });
        let session = self.call("Target.attachToTarget", attach);
        self.session = session["sessionId"].as_str().unwrap().to_owned();
        self.call("Page.enable", json!({}));
        act(self);
        let session = std::mem::take(&mut self.session);
        self.call("Target.detachFromTarget", json!({ "sessionId": session }));
        self.session = mine;
    }

    /// La otra ventana, cuando ya está en ella su página: al abrirse está en blanco un momento.
    fn other_window(&mut self) -> Value {
        let limit = Instant::now() + DEADLINE;
        // Hasta que se lee su título, el que tiene es su dirección.
        let has_title = |target: &Value| {
            let text = |name| target[name].as_str().unwrap_or_default();
            !text("url").contains(text("title"))
        };
        loop {
            let targets = self.call("Target.getTargets", json!({}))["targetInfos"].clone();
            let is_other = |target: &&Value| {
                target["type"] == "page"
                    && target["browserContextId"] == self.context
                    && target["attached"] == false
            };
            let others: Vec<&Value> = targets.as_array().unwrap().iter().filter(is_other).collect();
            match others[..] {
                [other] if has_title(other) => return other["targetId"].clone(),
                [_] if Instant::now() < limit => {}
                _ => panic!("no hay otra ventana con su página, o hay varias: {others:#?}"),
            }
        }
    }

    /// Lo que la página ha contado desde la última vez que se preguntó.
    pub fn take_events(&mut self) -> Vec<Value> {
        // Una orden más: cuando llegue su respuesta habrá llegado todo lo anterior.
        self.eval("null");
        std::mem::take(&mut self.events)
    }

    /// La página, como saldría de la impresora: un PDF.
    #[allow(dead_code, reason = "la usa la prueba del libro, y la del servidor no")]
    pub fn print(&mut self) -> Vec<u8> {
        // El papel lo dice la página; si no lo dijera, sería Letter.
        let params = json!({ "preferCSSPageSize": true, "printBackground": false });
        let answer = self.call_within("Page.printToPDF", params, PRINTING);
        STANDARD.decode(answer["data"].as_str().unwrap()).unwrap()
    }

    /// La página se ve como si ya estuviera en el papel.
    #[allow(dead_code, reason = "la usa la prueba del libro, y la del servidor no")]
    pub fn show_as_paper(&mut self) {
        self.call("Emulation.setEmulatedMedia", json!({ "media": "print" }));
    }

    fn call(&mut self, method: &str, params: Value) -> Value {
        self.call_within(method, params, DEADLINE)
    }

    fn call_within(&mut self, method: &str, params: Value, deadline: Duration) -> Value {
        self.last_id += 1;
        let id = self.last_id;
        let mut command = json!({ "id": id, "method": method, "params": params });
        if !self.session.is_empty() {
            command["sessionId"] = json!(self.session);
        }
        let pipe = self.commands.as_mut().expect("el navegador sigue abierto");
        pipe.write_all(format!("{command}\0").as_bytes()).expect("Chromium ha cerrado su tubería");
        let limit = Instant::now() + deadline;
        loop {
            let message = self.next_message(limit, method);
            if message["id"] == id {
                assert!(
                    message["error"].is_null(),
                    "Chromium rechaza {method}: {}",
                    message["error"]
                );
                return message["result"].clone();
            }
            self.keep(message);
        }
    }

    /// Guarda lo que cuenta la página abierta; lo de las anteriores ya no le importa a nadie.
    fn keep(&mut self, message: Value) {
        if message["sessionId"] == self.session.as_str() {
            self.events.push(message);
        }
    }

    fn wait_for_event(&mut self, method: &str) {
        let limit = Instant::now() + DEADLINE;
        while !self.events.iter().any(|event| event["method"] == method) {
            let message = self.next_message(limit, method);
            self.keep(message);
        }
        self.events.retain(|event| event["method"] != method);
    }

    fn next_message(&self, limit: Instant, awaited: &str) -> Value {
        let left = limit.saturating_duration_since(Instant::now());
        self.messages
            .recv_timeout(left)
            .unwrap_or_else(|error| panic!("Chromium no responde a {awaited}: {error}"))
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let processes = self.processes();
        if let Some(mut commands) = self.commands.take() {
            let _ = commands.write_all(b"{\"id\":0,\"method\":\"Browser.close\"}\0");
        }
        // Chromium recoge a sus procesos y se va; entonces se cierra la tubería de respuestas.
        let limit = Instant::now() + Duration::from_secs(5);
        loop {
            let left = limit.saturating_duration_since(Instant::now());
            match self.messages.recv_timeout(left) {
                Ok(_) => {}
                Err(RecvTimeoutError::Disconnected | RecvTimeoutError::Timeout) => break,
            }
        }
        for process in self.processes() {
            let _ = kill(process, Signal::SIGKILL);
        }
        let _ = self.child.wait();
        for process in processes {
            let _ = waitpid(process, None);
        }
        if let Some(reader) = self.reader.take() {
            let _ = reader.join();
        }
    }
}

fn read_messages(answers: PipeReader) -> impl Iterator<Item = Value> {
    BufReader::new(answers)
        .split(0)
        .map_while(Result::ok)
        .filter_map(|message| serde_json::from_slice(&message).ok())
}
