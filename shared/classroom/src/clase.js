// En cada página de un paso, un botón (o la tecla E) que lo ejecuta de verdad y enseña aquí lo que escribe.
'use strict';

/* global draw_bars */

(function live_runs() {
    const base = document.currentScript.dataset.base;
    const command = /^\$ cargo run --bin (\S+) -- (\w+)$/m;
    const shown = document.querySelector('#ejecuta ~ pre code.language-console');
    const found = shown && command.exec(shown.textContent);
    if (!found) {
        return;
    }
    const address = `${base}/${found[1]}/${found[2]}`;
    const NUMBER = /de ([−-]?\d[\d.]*) a (\d[\d.]*)/;

    const panel = document.createElement('div');
    panel.id = 'cuaderno-ejecucion';
    // Para desplazarlo con las flechas mientras el paso se ejecuta y después.
    panel.tabIndex = -1;
    panel.setAttribute('role', 'dialog');
    panel.setAttribute('aria-label', `Ejecución de ${found[2]}`);
    panel.innerHTML = `<form><strong></strong><span class="opciones"></span>
        <button type="submit">Ejecutar (E)</button>
        <button type="button" class="parar" disabled>Parar (Esc)</button>
        <button type="button" class="cerrar">Cerrar (Esc)</button></form>
        <pre aria-live="polite"></pre><p class="fin" role="status"></p><div class="dibujo-vivo"></div>`;
    panel.querySelector('strong').textContent = `${found[1]} ${found[2]}`;
    const part = selector => panel.querySelector(selector);
    const [run, stop] = [part('[type=submit]'), part('.parar')];
    let going = null;

    async function offer_options() {
        const choices = await (await fetch(address)).json();
        for (const { name, help } of choices) {
            const label = document.createElement('label');
            label.title = help;
            label.textContent = `--${name} `;
            const value = document.createElement('input');
            value.name = name;
            value.size = 8;
            value.placeholder = /\[por defecto: (.*)\]/.exec(help)?.[1] ?? NUMBER.exec(help)?.[0] ?? '';
            label.append(value);
            part('.opciones').append(label);
        }
    }

    function add_line(html) {
        const line = document.createElement('span');
        line.innerHTML = `${html}\n`;
        draw_bars(line);
        part('pre').append(line);
        panel.scrollTop = panel.scrollHeight;
    }

    const FAILED = { AbortError: 'Parado.', TypeError: 'El servidor no responde: ¿ha acabado «cargo clase»?' };
    const ENDED = { 0: 'Ha acabado bien.', 2: 'Alguna opción no puede ser: mira lo que dice.', null: 'Lo han parado.' };

    function tell({ linea, dibujo, fin }) {
        if (linea !== undefined) {
            add_line(linea);
        } else if (dibujo !== undefined) {
            part('.dibujo-vivo').innerHTML = `<figure class="cronograma">${dibujo}</figure>`;
        } else {
            const drawn = part('.dibujo-vivo').hasChildNodes() ? ' Debajo está su dibujo.' : '';
            part('.fin').textContent = (ENDED[fin] ?? `Ha acabado con código ${fin}.`) + drawn;
        }
    }

    async function start() {
        part('pre').textContent = part('.fin').textContent = part('.dibujo-vivo').textContent = '';
        going = new AbortController();
        [run.disabled, stop.disabled] = [true, false];
        panel.focus({ preventScroll: true });
        const options = [...panel.querySelectorAll('input')].map(input => [input.name, input.value.trim()]);
        try {
            const answer = await fetch(address, {
                method: 'POST', signal: going.signal, headers: { 'Content-Type': 'application/json' },
                body: JSON.stringify(options.filter(([, value]) => value)),
            });
            if (!answer.ok) {
                throw new Error((await answer.json()).error);
            }
            await read(answer.body.pipeThrough(new TextDecoderStream()).getReader());
        } catch (error) {
            part('.fin').textContent = FAILED[error.name] ?? `Error: ${error.message}`;
        }
        going = null;
        [run.disabled, stop.disabled] = [false, true];
    }

    async function read(reader) {
        let pending = '';
        for (;;) {
            const { done, value } = await reader.read();
            if (done) {
                return;
            }
            const lines = (pending + value).split('\n');
            pending = lines.pop();
            lines.map(JSON.parse).forEach(tell);
        }
    }

    const halt = () => going?.abort();

    function open() {
        if (!panel.isConnected) {
            document.body.append(panel);
        }
        run.focus();
    }

    function close() {
        halt();
        panel.remove();
    }

    part('form').addEventListener('submit', event => {
        event.preventDefault();
        start();
    });
    stop.addEventListener('click', halt);
    part('.cerrar').addEventListener('click', close);

    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'ejecutar-aqui';
    button.textContent = 'Ejecutar aquí (E)';
    button.addEventListener('click', open);
    shown.closest('pre').after(button);

    // Mientras está abierto, todas las teclas son suyas, y no de la presentación.
    function press(key) {
        if (!panel.isConnected) {
            if (key.toLowerCase() !== 'e') {
                return false;
            }
            open();
        } else if (key === 'Escape') {
            (going ? halt : close)();
        } else if (key.toLowerCase() === 'e' && !going) {
            start();
        }
        return true;
    }

    // Antes que las teclas del libro y las de la presentación.
    window.addEventListener('keydown', event => {
        const writing = event.target.matches?.('input, textarea') && event.key !== 'Escape';
        if (event.altKey || event.ctrlKey || event.metaKey) {
            return;
        }
        if (writing ? panel.contains(event.target) : press(event.key)) {
            event.stopImmediatePropagation();
            if (event.key.toLowerCase() === 'e' && !writing) {
                event.preventDefault();
            }
        }
    }, true);

    offer_options();
})();
