package dev.rustaiide.foundation.terminal;

/** Bytes that nobody wrote, with sizes among them: nothing is thrown, and the window can read every row. */
public final class TerminalFuzz {
    private TerminalFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        VirtualTerminal terminal = VirtualTerminal.of(20, 5, 40, TerminalListener.NONE);
        TerminalFrame frame = new TerminalFrame();
        int at = 0;
        while (at < data.length) {
            int length = Math.min(data.length - at, 1 + (data[at] & 0x3F));
            terminal.feed(data, at, at + length);
            at += length;
            if (at < data.length && data[at] == 0x11) {
                terminal.resize(data[at] & data[Math.min(at + 1, data.length - 1)] & 0x3F, data[data.length - 1] & 0xF);
            }
            frame.size(terminal.columns(), terminal.rows());
            terminal.read(0, frame);
            terminal.read(terminal.allRows(), frame);
        }
        for (long line = terminal.firstLine(); line < terminal.endLine(); line++) {
            terminal.line(line);
            terminal.exit(line);
            if (terminal.rowOf(new CellPosition(line, 0)) >= terminal.allRows()) {
                throw new IllegalStateException("a line without a row");
            }
        }
        terminal.screenText();
        terminal.prompt(terminal.endLine(), -1);
    }
}
