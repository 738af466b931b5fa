"""The forms about the design of a round."""

from harvests.forms.design.base import DesignForm, settled, taken_over
from harvests.forms.design.copying import CopyForm
from harvests.forms.design.parts import DESIGN_FORMS

__all__ = ["DESIGN_FORMS", "CopyForm", "DesignForm", "settled", "taken_over"]
