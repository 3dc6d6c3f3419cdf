"""Certificate authorities that live for a test, and what they issue."""

import datetime
import ipaddress

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


class Authority:
    """An authority whose files lie in a folder."""

    def __init__(self, folder, name="Test Authority"):
        self.folder, self.name = folder, x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.path = folder / f"{name.replace(' ', '-')}.pem"
        builder = self.builder(self.name, self.key).add_extension(
            x509.BasicConstraints(ca=True, path_length=None), critical=True)
        self.path.write_bytes(self.pem(builder))

    def builder(self, name, key, days=1):
        """Returns a certificate of this authority in the making."""
        now = datetime.datetime.now(datetime.timezone.utc)
        return (x509.CertificateBuilder().subject_name(name).issuer_name(self.name)
                .public_key(key.public_key()).serial_number(x509.random_serial_number())
                .not_valid_before(now - datetime.timedelta(days=2))
                .not_valid_after(now + datetime.timedelta(days=days)))

    def pem(self, builder):
        """Returns the signed certificate as text."""
        return builder.sign(self.key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)

    def issue(self, label, address="127.0.0.1", host=None, days=1):
        """Writes a certificate for an address, or a host, and its key, and returns their paths."""
        key = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, label)])
        holder = x509.DNSName(host) if host else x509.IPAddress(ipaddress.ip_address(address))
        names = x509.SubjectAlternativeName([holder])
        certificate, private = self.folder / f"{label}.pem", self.folder / f"{label}.key"
        private.write_bytes(key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption()))
        builder = self.builder(name, key, days).add_extension(names, critical=False)
        certificate.write_bytes(self.pem(builder))
        return certificate, private
