package dev.rustaiide.system.git.integration.internal.remotes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;

/** The server that is judged is the one that git, curl or ssh goes to. */
class RemoteAddressTest {
    @ParameterizedTest
    @CsvSource({
            "https://github.com/r.git,              https, https://github.com,       '',   false",
            "HTTPS://GitHub.com:8443/r.git,         https, https://github.com:8443,  '',   false",
            "https://tess@github.com/r.git,         https, https://github.com,       tess, false",
            "https://tess:word@github.com/r.git,    https, https://github.com,       tess, true",
            "https://github.com/r.git?a=b#c@d,      https, https://github.com,       '',   false",
            "https://github.com/@evil.example,      https, https://github.com,       '',   false",
            "http://[::1]:8080/r.git,               http,  http://[::1]:8080,        '',   false",
            "ssh://git@code.example:2222/r.git,     ssh,   ssh://code.example:2222,  git,  false",
            "ssh+git://git@code.example/~tess/r,    ssh,   ssh://code.example,       git,  false",
            "git@code.example:team/r.git,           ssh,   ssh://code.example,       git,  false",
            "code.example:r.git,                    ssh,   ssh://code.example,       '',   false"})
    void it_names_the_server_that_is_gone_to(String text, String protocol, URI server, String user,
            boolean hasPassword) throws FailureException {
        RemoteAddress address = RemoteAddress.of(text);
        assertEquals(protocol, address.protocol());
        assertEquals(server, address.server().orElseThrow());
        assertEquals(user, address.user());
        assertEquals(hasPassword, address.hasPassword());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/srv/r.git", "../r.git", "file:///srv/r.git", "C:\\r.git", "c:/r.git", "./a:b"})
    void files_have_no_server(String text) throws FailureException {
        assertEquals("file", RemoteAddress.of(text).protocol());
        assertFalse(RemoteAddress.of(text).server().isPresent());
    }

    /**
     * For curl a {@code ?} or {@code #} ends the server, and so does a backslash for some; git decodes addresses of
     * SSH before it takes them apart, and looks for {@code @[} everywhere in them.
     */
    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example?@github.com/r.git", "https://evil.example#@github.com/r.git",
            "https://evil.example\\@github.com/r.git", "https://evil.example?github.com/r.git",
            "https://github.com#evil.example/r.git", "https://github.com\\.evil.example/r.git",
            "https://github.com@evil.example@github.com/r.git", "https://u:p?@github.com/r.git",
            "ssh://evil.example?@code.example/r.git",
            "ssh://git@-oProxyCommand=x/r", "ssh://-oProxyCommand=x@code.example/r", "-oProxyCommand=x@code.example:r",
            "git@-oProxyCommand=x:r", "evil.example?@code.example:r.git", "git@evil.example#code.example:r.git",
            "ssh://evil.example%2F@code.example/r.git", "ssh://code.example/x@[evil.example]/r.git",
            "ssh://code.example/x%40%5Bevil.example]/r.git", "code.example:x@[evil.example]:r.git",
            "https:///r.git", "https://", " https://github.com/r.git", "ext::sh -c x",
            "ftp://github.com/r.git", "https://github.com/r\n.git", "", "  "})
    void what_could_be_read_in_two_ways_is_refused(String text) {
        FailureException refused = assertThrows(FailureException.class, () -> RemoteAddress.of(text));
        assertInstanceOf(Failure.Refused.class, refused.failure());
        assertEquals("git.address", refused.failure().code());
    }
}
