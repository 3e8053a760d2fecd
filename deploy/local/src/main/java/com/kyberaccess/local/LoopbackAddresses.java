package com.kyberaccess.local;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.Stream;

/// The addresses that `localhost` may stand for on this machine: clients differ in which they try first.
final class LoopbackAddresses {

    private LoopbackAddresses() {}

    static List<String> all() {
        return Stream.of("127.0.0.1", "::1").filter(LoopbackAddresses::usable).toList();
    }

    private static boolean usable(String address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(address, 0));
            return true;
        } catch (IOException withoutThisAddressFamily) {
            return false;
        }
    }
}
