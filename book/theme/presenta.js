// Proyectar la página, lámina a lámina: con la tecla P o su botón. El lugar queda en la dirección (#presenta-3), y al
// acabar una página sigue la siguiente. La ventana de notas pregunta por dónde se va, y también puede pasar láminas.
'use strict';

/* global cut_in_slides, largest_scale, path_to_root, watch_overflow */

(function presentation() {
    const GIST = 70;
    const PLACE = /^#presenta-(\d+|fin)$/;
    const main = document.querySelector('main');
    const button = document.getElementById('cuaderno-presentar');
    if (!main || !button) {
        document.documentElement.classList.remove('presentando', 'llegando');
        return;
    }
    // Los scripts del libro, que colorean el código, y la letra llegan después que este.
    const loaded = new Promise(done => window.addEventListener('load', done)).then(() => document.fonts.ready);
    const stage = document.createElement('div');
    stage.id = 'cuaderno-escenario';
    stage.setAttribute('role', 'dialog');
    stage.setAttribute('aria-modal', 'true');
    stage.setAttribute('aria-label', 'Presentación');
    stage.innerHTML = '<div class="lamina content" tabindex="-1"></div><p class="lugar" aria-live="polite"></p>';
    const [frame, place] = stage.children;
    const page_title = main.querySelector('h1')?.textContent ?? document.title;
    const level = main.querySelector('.nivel')?.textContent;
    let slides = [];
    let now = 0;
    let focused_before = null;
    // Desde cuándo se ve: lo que se pulsó antes, con la página llegando, no pasa una lámina que nadie ha visto.
    let seen_from = Infinity;
    // Por dónde se iba cuando la ventana empezó a cambiar de tamaño.
    let kept = null;

    const open = () => stage.isConnected;

    // Mientras se proyecta, ni el tabulador ni un lector de pantalla llegan a lo de debajo.
    function cover(covered) {
        [...document.body.children].filter(part => part !== stage).forEach(part => {
            part.inert = covered;
        });
    }

    function cut() {
        slides = cut_in_slides(main, frame);
        slides.flat().flatMap(block => [block, ...block.querySelectorAll('*')]).forEach(watch_overflow);
    }

    async function start(wanted) {
        document.documentElement.classList.add('presentando');
        await loaded;
        focused_before ??= document.activeElement;
        document.body.append(stage);
        document.documentElement.classList.remove('llegando');
        cover(true);
        frame.focus();
        cut();
        show(wanted === 'fin' ? slides.length - 1 : Number(wanted) - 1);
        seen_from = performance.now();
        requestAnimationFrame(() => {
            seen_from = performance.now();
        });
    }

    function show(number) {
        now = Math.min(Math.max(number, 0), slides.length - 1);
        kept = null;
        frame.replaceChildren(...slides[now]);
        largest_scale(frame);
        frame.scrollTop = 0;
        place.textContent = `${page_title} · ${now + 1} de ${slides.length}`;
        history.replaceState(null, '', `#presenta-${now + 1}`);
    }

    function finish() {
        stage.remove();
        stage.classList.remove('a-oscuras');
        document.documentElement.classList.remove('presentando');
        cover(false);
        focused_before?.focus();
        focused_before = null;
        history.replaceState(null, '', location.pathname.split('/').pop());
    }

    function turn_page(way, wanted) {
        const link = document.querySelector(`.nav-chapters.${way}`);
        if (link) {
            location.href = `${link.href.split('#')[0]}#presenta-${wanted}`;
        }
    }

    function turn_light() {
        stage.classList.toggle('a-oscuras');
    }

    function forward() {
        if (now + 1 < slides.length) {
            show(now + 1);
        } else {
            turn_page('next', '1');
        }
    }

    function back() {
        if (now > 0) {
            show(now - 1);
        } else {
            turn_page('previous', 'fin');
        }
    }

    const KEYS = {
        PageDown: forward, ArrowRight: forward, ArrowDown: forward, ' ': forward, Enter: forward,
        PageUp: back, ArrowLeft: back, ArrowUp: back, Backspace: back,
        Home: () => show(0), End: () => show(slides.length - 1),
        b: turn_light, '.': turn_light,
        n: open_notes, p: finish, Escape: finish,
    };

    // Antes que las teclas del libro, que con las flechas cambian de página.
    document.addEventListener('keydown', event => {
        const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
        if (event.altKey || event.ctrlKey || event.metaKey) {
            return;
        }
        if (document.documentElement.matches('.presentando')) {
            event.stopImmediatePropagation();
            const follows = key === 'Enter' && event.target.matches('a');
            if (key in KEYS && !follows) {
                event.preventDefault();
                // A oscuras no se pasa de lámina sin verla: cualquier tecla enciende.
                const act = stage.matches('.a-oscuras') ? turn_light : KEYS[key];
                event.timeStamp >= seen_from && act();
            }
        } else if (key === 'p' && !/^(?:INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) {
            button.click();
        }
    }, true);

    // Por donde se dejó, si ya se ha proyectado.
    button.addEventListener('click', () => {
        start(String(now + 1));
    });

    // Con qué trozo de la página acaba una lámina.
    const end_of = slide => Number(slide.findLast(block => block.dataset.trozo).dataset.trozo);

    // Con otro tamaño las láminas son otras. Se sigue en la que acaba igual, o en la primera que enseñe ese trozo: nunca
    // más allá, que destaparía una respuesta.
    window.addEventListener('resize', () => {
        if (!open()) {
            return;
        }
        const end = end_of(slides[now]);
        const first_with = wanted => slides.findIndex(slide => end_of(slide) >= wanted);
        const place_kept = kept ?? { end, step: now - first_with(end) };
        cut();
        const same = slides.filter(slide => end_of(slide) === place_kept.end).length;
        show(first_with(place_kept.end) + Math.min(place_kept.step, Math.max(same - 1, 0)));
        kept = place_kept;
    });

    window.addEventListener('hashchange', () => {
        const wanted = PLACE.exec(location.hash);
        if (wanted) {
            start(wanted[1]);
        }
    });

    // El título, y cómo empieza lo que trae de nuevo.
    function gist(slide) {
        const title = slide.find(block => /^H[1-3]$/.test(block.tagName))?.textContent ?? '';
        const blocks = slide.filter(block => !/^H[1-3]$/.test(block.tagName));
        const news = blocks.find(block => /^▾/.test(block.textContent)) ?? blocks[0];
        const text = (news.querySelector('svg > title') ?? news).textContent.trim().replace(/\s+/g, ' ');
        return `${title}: ${text.length > GIST ? `${text.slice(0, GIST)}…` : text}`;
    }

    // Con su nombre en el índice, que dice también si es de ampliación.
    function next_page() {
        const link = document.querySelector('.nav-chapters.next');
        const entries = [...document.querySelectorAll('.chapter a')];
        return entries.find(entry => entry.href === link?.href)?.textContent.trim() ?? 'si la hay';
    }

    // Se pide sin dirección: la ventana que ya está abierta no se vuelve a cargar, y su reloj sigue.
    function open_notes() {
        const notes = window.open('', 'cuaderno-notas', 'width=900,height=700');
        if (notes && is_blank(notes)) {
            notes.location = new URL(`${path_to_root}notas.html`, location.href).href;
        }
        notes?.focus();
    }

    // Sobre file://, la que ya tiene las notas es de otro origen, y no deja ver su dirección.
    function is_blank(opened) {
        try {
            return opened.location.href === 'about:blank';
        } catch {
            return false;
        }
    }

    // Sobre file:// cada página es un origen distinto: solo se hablan por mensajes.
    window.addEventListener('message', event => {
        if (event.data?.notas === 'lugar' && open()) {
            const notes = main.querySelector('.notas');
            event.source.postMessage({
                notas: 'aquí',
                pagina: level ? `${page_title} · ${level}` : page_title,
                lamina: `${now + 1} de ${slides.length}${stage.matches('.a-oscuras') ? ' · a oscuras' : ''}`,
                texto: notes?.firstElementChild.textContent ?? '',
                minutos: Number(notes?.dataset.minutos ?? 0),
                // La E es de la ejecución de un paso (cargo clase).
                teclas: [...Object.keys(KEYS), 'e'],
                ahora: gist(slides[now]),
                siguiente: slides[now + 1] ? gist(slides[now + 1]) : `la página siguiente, ${next_page()}`,
            }, '*');
        } else if (event.data?.notas === 'tecla' && open()) {
            // Como si se pulsara aquí: quizá sea de lo que hay encima de la lámina.
            const pressed = { key: event.data.tecla, bubbles: true, cancelable: true };
            document.body.dispatchEvent(new KeyboardEvent('keydown', pressed));
        }
    });

    const wanted = PLACE.exec(location.hash);
    if (wanted) {
        start(wanted[1]);
    }
})();
