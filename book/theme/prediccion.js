// Antes de ver una salida o una respuesta, quien lee puede escribir la suya. Se queda en este navegador, y al abrir la
// otra se ve encima de ella. Con la tecla V se abre y se cierra la que está a la vista. Sin este fichero, se abren con
// el ratón o con Entrar.
'use strict';

(function predictions() {
    const PAGE = decodeURIComponent(location.pathname).split('/').slice(-2).join('/');
    // El libro entero en una página es para imprimirlo.
    if (PAGE.endsWith('print.html')) {
        return;
    }

    // Sin permiso para guardar, lo escrito dura lo que la página.
    const stored = {
        read(key) {
            try {
                return localStorage.getItem(key) ?? '';
            } catch {
                return '';
            }
        },
        write(key, text) {
            try {
                text ? localStorage.setItem(key, text) : localStorage.removeItem(key);
            } catch { /* vale para esta página */ }
        },
    };

    function field(label, key) {
        const box = document.createElement('label');
        box.className = 'prediccion';
        box.textContent = label;
        const text = document.createElement('textarea');
        text.rows = 1;
        text.value = stored.read(key);
        text.addEventListener('input', () => stored.write(key, text.value));
        box.append(text);
        return box;
    }

    // Lo que se escribió, encima de lo que se abre.
    function show_beside(details, box) {
        const mine = document.createElement('p');
        mine.className = 'lo-mio';
        details.querySelector('summary').after(mine);
        const refresh = () => {
            const text = box.querySelector('textarea').value.trim();
            mine.hidden = !text;
            mine.textContent = `${box.firstChild.data}: ${text}`;
        };
        box.addEventListener('input', refresh);
        refresh();
    }

    const outputs = [...document.querySelectorAll('details.salida')];
    const predict = document.getElementById('predice');
    const run = document.getElementById('ejecuta');
    if (predict && run && outputs.length) {
        const box = field('Tu predicción', `cuaderno-prediccion:${PAGE}`);
        run.before(box);
        show_beside(outputs[0], box);
    }

    const answers = [...document.querySelectorAll('main details:not(.salida)')]
        .filter(details => details.querySelector('summary').textContent === 'Respuesta');
    answers.forEach((details, number) => {
        const box = field('Tu respuesta', `cuaderno-respuesta:${PAGE}:${number}`);
        details.before(box);
        show_beside(details, box);
    });

    const on_screen = details => {
        const { top, bottom } = details.getBoundingClientRect();
        return details.checkVisibility() && top < innerHeight && bottom > 0;
    };

    document.addEventListener('keydown', event => {
        const elsewhere = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey
            || /^(?:INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
        if (elsewhere || event.key.toLowerCase() !== 'v') {
            return;
        }
        const seen = [...outputs, ...answers].filter(on_screen);
        const next = seen.find(details => !details.open) ?? seen[0];
        if (next) {
            next.open = !next.open;
        }
    });
})();
