// Al abrir la página, el índice se desplaza hasta ella, y el tabulador seguiría por ahí. Que empiece por el principio,
// salvo que la dirección lleve a un sitio de la página.
'use strict';

if (!location.hash && document.activeElement === document.body) {
    document.body.tabIndex = -1;
    document.body.focus({ preventScroll: true });
    document.body.removeAttribute('tabindex');
}
