package io.serai.receive;

import io.serai.servers.RealFtpServer;

class ProftpdImplicitTls12DropTest extends RealFtpsDrop {

    @Override
    RealFtpServer.Kind kind() {
        return RealFtpServer.Kind.PROFTPD;
    }

    @Override
    boolean implicit() {
        return true;
    }

    @Override
    String tlsVersions() {
        return "TLSv1.2";
    }
}
