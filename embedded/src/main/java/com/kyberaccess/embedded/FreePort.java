package com.kyberaccess.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/// Finds TCP ports that nothing listens on.
///
/// Candidates lie below the ranges from which Linux (32768 on) and macOS (49152 on) take the local ports of outgoing
/// connections, so that no connection can take the port between the choice and the server's bind.
public final class FreePort {

    private static final int FIRST = 15_000;
    private static final int LAST = 32_000;
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private FreePort() {}

    /// A port free on the loopback interface, never the same twice in this JVM.
    public static int find() {
        for (int attempt = 0; attempt < 1_000; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
            if (isFree(port) && GIVEN.add(port)) {
                return port;
            }
        }
        throw new EmbeddedServerException("no free port between " + FIRST + " and " + LAST);
    }

    /// `requested`, or a free port when it is 0.
    public static int orFree(int requested) {
        return requested == 0 ? find() : requested;
    }

    static void require(int port, String server) {
        if (!isFree(port)) {
            throw new EmbeddedServerException(server + " cannot start: port " + port + " is taken");
        }
    }

    /// Whether a server could listen on the port now, on the loopback interface.
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // A port whose last connections linger in TIME_WAIT can be bound again; one with a listener cannot.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
