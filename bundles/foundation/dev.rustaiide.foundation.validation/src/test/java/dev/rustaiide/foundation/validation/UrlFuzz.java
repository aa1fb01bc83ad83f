package dev.rustaiide.foundation.validation;

import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A target for Jazzer: no text makes the check of addresses throw; what it accepts is public and accepted again. */
public final class UrlFuzz {
    private UrlFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        Optional<URI> url = UrlRules.web(text).accepted();
        if (url.isEmpty()) {
            return;
        }
        URI plain = url.get();
        String host = plain.getRawAuthority().replaceFirst(":\\d+$", "");
        boolean number = host.startsWith("[") || host.matches("[0-9.]+");
        if (number && !UrlRules.isPublic(InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")))) {
            throw new IllegalStateException("not public: " + plain);
        }
        boolean web = plain.getScheme().equals("https") || plain.getScheme().equals("http");
        if (!web || plain.getRawUserInfo() != null || !UrlRules.web(plain.toString()).accepted().equals(url)) {
            throw new IllegalStateException("not plain: " + plain);
        }
    }
}
