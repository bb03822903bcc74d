"""All records and documents of a site: loaded once, looked up often, never changed."""

from integriteitsplan.register.addresses import Address
from integriteitsplan.register.document import Asset, Document
from integriteitsplan.register.loading import load
from integriteitsplan.register.register import Register

__all__ = ["Address", "Asset", "Document", "Register", "load"]
