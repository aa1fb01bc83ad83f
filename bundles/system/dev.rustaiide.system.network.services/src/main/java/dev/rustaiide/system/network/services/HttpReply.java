package dev.rustaiide.system.network.services;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a server answered. Closing it ends the exchange and gives its connection back; a body that was not read to its
 * end is dropped.
 *
 * @param address who answered, after redirects
 * @param headers by name, without regard to case
 * @param body reading it blocks; it throws an {@link IOException} if the connection breaks
 */
public record HttpReply(URI address, int status, Map<String, List<String>> headers, InputStream body)
        implements AutoCloseable {
    /** Whether the status says that it worked. */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** The first value of the header. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
