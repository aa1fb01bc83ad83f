package dev.rustaiide.foundation.security.internal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

import dev.rustaiide.foundation.security.Redactor;
import dev.rustaiide.foundation.security.Secret;

/** Searches a text as it is, and again each time that its JSON escapes are resolved. */
@Component
public final class PatternRedactor implements Redactor {
    private static final int LEVELS = 4;
    private static final int LINE = 16;

    private volatile @Nullable KnownSecrets known;

    @Override
    public String redact(String text) {
        var spans = new Spans();
        find(text, spans);
        Unescaped level = text.indexOf('\\') < 0 ? null : Unescaped.of(text);
        int[] at = null;
        for (int i = 0; i < LEVELS && level != null; i++) {
            at = at == null ? level.at() : through(level.at(), at);
            var inner = new Spans();
            find(level.text(), inner);
            spans.addAll(inner, at);
            level = Unescaped.of(level.text());
        }
        return spans.isEmpty() ? text : spans.cover(text);
    }

    private void find(String text, Spans spans) {
        Line line = Line.of(text);
        Recognisable.find(line, spans);
        KnownSecrets secrets = known;
        if (secrets != null) {
            secrets.find(line, spans);
        }
    }

    private static int[] through(int[] at, int[] below) {
        int[] composed = new int[at.length];
        for (int i = 0; i < at.length; i++) {
            composed[i] = below[at[i]];
        }
        return composed;
    }

    @Override
    public void learn(Secret secret) {
        byte[] utf8 = secret.utf8();
        String text = new String(utf8, StandardCharsets.UTF_8);
        learn(text);
        String percent = URLEncoder.encode(text, StandardCharsets.UTF_8);
        learn(percent);
        learn(percent.replace("+", "%20"));
        if (utf8.length >= SHORTEST) {
            learn(Base64.getEncoder().withoutPadding().encodeToString(utf8));
        }
        Arrays.fill(utf8, (byte) 0);
        if (text.indexOf('\n') >= 0) {
            text.lines().map(String::strip).filter(line -> line.length() >= LINE).forEach(this::learn);
        }
    }

    private synchronized void learn(String text) {
        if (text.length() >= SHORTEST) {
            KnownSecrets before = known;
            known = (before == null ? KnownSecrets.none() : before).with(text);
        }
    }
}
