package dev.rustaiide.app.network.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.rustaiide.app.ui.components.Glyph;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.foundation.logging.AuditTrail;

/**
 * One line of the audit trail about the gate, as people read it.
 *
 * @param sequence its number in the trail
 */
record Passage(long sequence, String time, Glyph glyph, String label, String detail, String hint) {
    static final String DECIDED = "egress.decided";
    static final String ENDED = "egress.ended";
    private static final Glyph LET_THROUGH = new Glyph(Icon.UPLOAD, Token.WARNING);
    private static final Glyph REFUSED = new Glyph(Icon.SHIELD_CHECK, Token.SUCCESS);
    private static final Glyph DONE = new Glyph(Icon.DOWNLOAD, Token.MUTED);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("d MMM HH:mm:ss");

    static boolean isOne(AuditTrail.Entry entry) {
        return entry.record().kind().equals(DECIDED) || entry.record().kind().equals(ENDED);
    }

    /** The latest first. */
    static List<Passage> of(List<AuditTrail.Entry> entries) {
        var passages = new ArrayList<Passage>();
        entries.reversed().forEach(entry -> passages.add(of(entry)));
        return List.copyOf(passages);
    }

    private static Passage of(AuditTrail.Entry entry) {
        Map<String, String> details = entry.record().details();
        String server = details.getOrDefault("server", "");
        String who = details.getOrDefault("who", "");
        String time = CLOCK.format(Instant.parse(entry.time()).atZone(ZoneId.systemDefault()));
        if (entry.record().kind().equals(ENDED)) {
            String status = details.getOrDefault("status", "0");
            return new Passage(entry.sequence(), time, DONE, server,
                    who + " sent " + bytes(details.getOrDefault("sent", "0")) + ", received "
                            + bytes(details.getOrDefault("received", "0"))
                            + (status.equals("0") ? ", no answer" : ", answer " + status),
                    "SHA-256 of what was sent: " + details.getOrDefault("sentHash", ""));
        }
        boolean allowed = Boolean.parseBoolean(details.get("allowed"));
        return new Passage(entry.sequence(), time, allowed ? LET_THROUGH : REFUSED, server,
                who + (allowed ? " was allowed to " : " was refused to ") + details.getOrDefault("purpose", "reach it"),
                details.getOrDefault("why", ""));
    }

    private static String bytes(String count) {
        long number = count.matches("\\d{1,18}") ? Long.parseLong(count) : 0;
        return number < 10_000 ? number + " bytes" : number < 10_000_000 ? number / 1000 + " kB"
                : number / 1_000_000 + " MB";
    }

    Row row() {
        return Row.of(glyph, label).detail(detail).badge(time, Token.MUTED).hint(hint);
    }
}
