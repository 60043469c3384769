// En una tabla, el código se parte por sus signos, para que quepa. Lo que aun así no cabe a lo ancho se desplaza, y se nota:
// lleva una señal en el borde por el que sigue (véase cuaderno.css), se llega a él con el tabulador y se desplaza con las
// flechas, que entonces no cambian de página. Lo que cabe no es parada del tabulador.
'use strict';

/* exported watch_overflow */

const watch_overflow = (function wide_blocks() {
    const KINDS = { CODE: 'Código', DIV: 'Tabla', FIGURE: 'Figura' };
    const WIDE = 'pre > code, .table-wrapper, .cronograma, .dibujo';

    // Dentro de un bloque de código se desplaza el código, y la señal la pinta el bloque, que no se mueve.
    function refresh(box) {
        const wide = box.scrollWidth > box.clientWidth + 1;
        const more = wide && box.scrollLeft + box.clientWidth < box.scrollWidth - 1;
        (box.matches('code') ? box.parentElement : box).classList.toggle('sigue', more);
        if (!wide) {
            ['tabindex', 'role', 'aria-label'].forEach(name => box.removeAttribute(name));
            return;
        }
        box.tabIndex = 0;
        box.setAttribute('aria-label', `${KINDS[box.tagName]}: se desplaza con las flechas ← y →`);
        if (!box.matches('figure')) {
            box.setAttribute('role', 'group');
        }
    }

    function keep_arrows(event) {
        if (event.currentTarget.tabIndex === 0 && /^Arrow(?:Left|Right)$/.test(event.key)) {
            event.stopPropagation();
        }
    }

    const observer = new ResizeObserver(entries => {
        new Set(entries.map(entry => entry.target.closest(WIDE))).forEach(refresh);
    });

    return function watch(box) {
        if (!box.matches(WIDE)) {
            return;
        }
        // También cambia lo de dentro, y la letra, que llega después que la página.
        document.fonts.addEventListener('loadingdone', () => refresh(box));
        window.addEventListener('load', () => refresh(box));
        [box, ...box.querySelectorAll(':scope > :is(table, svg)')].forEach(part => observer.observe(part));
        box.addEventListener('scroll', () => refresh(box), { passive: true });
        box.addEventListener('keydown', keep_arrows);
    };
})();

(function code_in_tables() {
    // Detrás de «::», de una coma o de un paréntesis que no se cierra enseguida, y delante de un punto o de un «_».
    const BREAKS = /(?<=::|[,/])(?=\S)|(?<=\()(?=[^\s)]{5})|(?=[._]\w)/;

    for (const code of document.querySelectorAll('td code, th code')) {
        const parts = code.textContent.split(BREAKS);
        code.replaceChildren(...parts.flatMap((part, n) => n ? [document.createElement('wbr'), part] : [part]));
    }
})();

document.querySelectorAll('main *').forEach(watch_overflow);
