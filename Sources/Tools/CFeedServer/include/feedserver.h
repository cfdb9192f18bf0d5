// A web server that costs next to nothing: what asks it is measured, not it.
#pragma once

// Listens on 127.0.0.1 and all of 127/8 at a port that it prints as a line on standard output, one thread, until standard input
// ends. `If-None-Match` is answered with 304, else a small RSS feed of the path with an ETag; /count answers with how many
// requests came and how many of them got 304. Returns an exit code.
int feedserver_run(void);
