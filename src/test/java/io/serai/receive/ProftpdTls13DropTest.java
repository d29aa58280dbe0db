package io.serai.receive;

import io.serai.servers.RealFtpServer;

class ProftpdTls13DropTest extends RealFtpsDrop {

    @Override
    RealFtpServer.Kind kind() {
        return RealFtpServer.Kind.PROFTPD;
    }

    @Override
    boolean implicit() {
        return false;
    }

    @Override
    String tlsVersions() {
        return "TLSv1.3";
    }
}
